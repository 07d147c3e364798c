import type { AttachmentContent, AttachmentStore } from '../attachments/attachment-store.js';
import type { Identity } from '../auth/identity.js';
import type { Attachment } from '../protocol/attachments.js';
import { fenceData } from './fenced-data.js';
import { INTROS } from './thread-to-input/intros.js';
import { type InputPart, textPart } from './thread-to-input/user-input.js';

const TEXT_BYTES = 48_000;
const MEDIA_BYTES = 8_000_000;

/** How a model reads the files of a message: text as fenced data, images and PDFs as themselves. */
export class AttachmentParts {
  constructor(
    private readonly store: Pick<AttachmentStore, 'read'>,
    private readonly owner: Identity,
  ) {}

  /** A file that is gone, not uploaded, too large or of another kind is named; it never stops an answer. */
  async partOf(attachment: Attachment): Promise<InputPart> {
    const limit = isText(attachment) ? TEXT_BYTES : MEDIA_BYTES;
    try {
      return toPart(await this.store.read(this.owner, attachment.id, limit + 1), limit);
    } catch {
      return named(attachment);
    }
  }
}

function toPart({ attachment, bytes }: AttachmentContent, limit: number): InputPart {
  const { name, mime_type } = attachment;
  if (isText(attachment)) {
    const text = new TextDecoder().decode(bytes.subarray(0, limit));
    const data = { name, mime_type, text, is_cut: bytes.length > limit };
    return textPart(`${INTROS.attachment}\n${fenceData('attachment', data)}`);
  }
  if (bytes.length > limit) return named(attachment);
  const url = `data:${mime_type};base64,${Buffer.from(bytes).toString('base64')}`;
  if (mime_type.startsWith('image/')) return { type: 'input_image', image: url, detail: 'auto' };
  return mime_type === 'application/pdf' ? { type: 'input_file', file: url, filename: name } : named(attachment);
}

function named({ name, mime_type }: Attachment): InputPart {
  return textPart(`${INTROS.attachment}\n${fenceData('attachment', { name, mime_type, readable: false })}`);
}

function isText({ mime_type }: Attachment): boolean {
  return mime_type.startsWith('text/') || mime_type === 'application/json';
}
