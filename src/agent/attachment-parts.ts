import type { AttachmentContent, AttachmentStore } from '../attachments/attachment-store.js';
import type { Owner } from '../auth/identity.js';
import type { Attachment } from '../protocol/attachments.js';
import type { ThreadItem } from '../protocol/items.js';
import { withoutInvisible } from '../text/invisible.js';
import { fenceData } from './fenced-data.js';
import { ATTACHMENT_BYTES, ATTACHMENTS_READ, MEDIA_FILE_BYTES, TEXT_FILE_BYTES } from './limits.js';
import { INTROS, type InputPart, textPart } from './thread-to-input/user-input.js';

/** The attachments of a thread as parts of the model's input: text as fenced data, images and PDFs unchanged. */
export class AttachmentParts {
  private readonly parts = new Map<Attachment, InputPart>();
  /** Ids. The newest message with a file has its content, an earlier one only its name. */
  private readonly read = new Set<string>();

  private constructor(
    private readonly store: Pick<AttachmentStore, 'read'>,
    private readonly owner: Owner,
    private bytesLeft: number,
  ) {}

  /**
   * Reads the attachments of `history` one after the other, the newest message first, until `budget` bytes or
   * `ATTACHMENTS_READ` files are read. A file that several messages have is read once. A budget of 0 opens no file.
   */
  static async read(
    history: readonly ThreadItem[],
    store: Pick<AttachmentStore, 'read'>,
    owner: Owner,
    budget = ATTACHMENT_BYTES,
  ): Promise<AttachmentParts> {
    const result = new AttachmentParts(store, owner, budget);
    for (const item of history.toReversed()) {
      if (item.type !== 'user_message') continue;
      for (const attachment of item.attachments) {
        if (!result.parts.has(attachment)) result.parts.set(attachment, await result.readOne(attachment));
      }
    }
    return result;
  }

  /** Only the name of an attachment that was not read (missing, too large, of another kind, over the budget). */
  partOf(attachment: Attachment): InputPart {
    return this.parts.get(attachment) ?? named(attachment);
  }

  private async readOne(attachment: Attachment): Promise<InputPart> {
    const limit = Math.min(isText(attachment) ? TEXT_FILE_BYTES : MEDIA_FILE_BYTES, this.bytesLeft);
    if (limit <= 0 || this.read.size === ATTACHMENTS_READ || this.read.has(attachment.id)) return named(attachment);
    this.read.add(attachment.id);
    try {
      const content = await this.store.read(this.owner, attachment.id, limit + 1);
      this.bytesLeft -= content.bytes.length;
      return toPart(content, limit);
    } catch {
      // A file that cannot be read must not stop an answer, so the model gets only its name.
      return named(attachment);
    }
  }
}

function toPart({ attachment, bytes }: AttachmentContent, limit: number): InputPart {
  const { name, mime_type } = attachment;
  if (isText(attachment)) {
    const text = withoutInvisible(new TextDecoder().decode(bytes.subarray(0, limit)));
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
