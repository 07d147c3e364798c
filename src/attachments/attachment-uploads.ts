import { Injectable } from '@nestjs/common';
import type { Identity } from '../auth/identity.js';
import { newId } from '../common/ids.js';
import type { Attachment } from '../protocol/attachments.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { alreadyUploaded, sizeMismatch, sizeNotAllowed } from './attachment-errors.js';
import { AttachmentRecords } from './attachment-records.js';
import { CheckedContent } from './checked-content.js';
import { HostedAttachments } from './hosted-attachments.js';
import { NewRecords, SIZE_LIMIT } from './new-records.js';

export interface IncomingFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Bytes on their way in. Every upload writes under a key of its own, and the record is told afterwards, in one atomic
 * step: of two uploads that race the first to end wins, and one that races a deletion loses. The loser's bytes go.
 */
@Injectable()
export class AttachmentUploads {
  constructor(
    private readonly records: AttachmentRecords,
    private readonly bytes: AttachmentBytes,
    private readonly newRecords: NewRecords,
    private readonly attachments: HostedAttachments,
  ) {}

  /**
   * The bytes of a registered file: once, as many as were declared, of the declared type.
   * @param announcedSize how many the client says it sends now, if it says so.
   */
  async complete(
    owner: Identity,
    attachmentId: string,
    content: AsyncIterable<Uint8Array>,
    announcedSize?: number,
  ): Promise<Attachment> {
    const record = await this.attachments.find(owner, attachmentId);
    if (record.bytesKey !== null) throw alreadyUploaded();
    if (announcedSize !== undefined && announcedSize !== record.size) throw sizeMismatch(record.size);
    const checked = new CheckedContent(content, record.mimeType, SIZE_LIMIT);
    await this.store(checked, async (bytesKey) => {
      if (checked.size !== record.size) throw sizeMismatch(record.size);
      if (await this.records.complete(owner, record.id, bytesKey)) return;
      // Somebody was faster. If it was a deletion, this says so.
      await this.records.load(owner, record.id);
      throw alreadyUploaded();
    });
    return this.attachments.load(owner, record.id);
  }

  /** Registers and stores a file in one step. */
  async add(owner: Identity, { name, mimeType, content }: IncomingFile): Promise<Attachment> {
    const draft = await this.newRecords.build(owner, { name, mime_type: mimeType, size: SIZE_LIMIT });
    const checked = new CheckedContent(content, draft.mimeType, SIZE_LIMIT);
    await this.store(checked, async (bytesKey) => {
      if (checked.size === 0) throw sizeNotAllowed(SIZE_LIMIT);
      await this.records.add(owner, { ...draft, size: checked.size, bytesKey });
    });
    return this.attachments.load(owner, draft.id);
  }

  /** Writes the bytes and has them recorded; unless both are done, nothing stays. */
  private async store(content: CheckedContent, record: (bytesKey: string) => Promise<void>): Promise<void> {
    const bytesKey = newId('attachment');
    await this.bytes.write(bytesKey, content);
    try {
      await record(bytesKey);
    } catch (error) {
      await this.bytes.delete(bytesKey);
      throw error;
    }
  }
}
