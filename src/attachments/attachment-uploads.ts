import { Injectable } from '@nestjs/common';
import type { Owner } from '../auth/identity.js';
import { newId } from '../common/ids.js';
import type { Attachment } from '../protocol/attachments.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { alreadyUploaded, sizeMismatch, sizeNotAllowed, uploadIncomplete } from './attachment-errors.js';
import { AttachmentRecords } from './attachment-records.js';
import { CheckedContent } from './checked-content.js';
import { HostedAttachments } from './hosted-attachments.js';
import { SIZE_LIMIT } from './limits.js';
import { NewRecords } from './new-records.js';

export interface IncomingFile {
  readonly name: string;
  readonly mimeType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Receives uploads. Every upload writes its bytes under a new key and then sets the key in the record, in one atomic step.
 * So the first of two simultaneous uploads to finish wins, and a deletion wins over an upload. The bytes of the upload that
 * lost are deleted.
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
   * Stores the bytes of a registered file. They must have the declared size and type and are accepted once.
   * @param announcedSize the `Content-Length` of the request, if it has one.
   */
  async complete(
    owner: Owner,
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
      // Another request was faster. If it deleted the file, this throws `NotFoundError`.
      await this.records.load(owner, record.id);
      throw alreadyUploaded();
    });
    return this.attachments.load(owner, record.id);
  }

  /** Registers and stores a file in one step. Reserves the largest size, because the true size is known at the end. */
  async add(owner: Owner, { name, mimeType, content }: IncomingFile): Promise<Attachment> {
    const draft = await this.newRecords.reserve(owner, { name, mime_type: mimeType, size: SIZE_LIMIT });
    const checked = new CheckedContent(content, draft.mimeType, SIZE_LIMIT);
    try {
      await this.store(checked, async (bytesKey) => {
        if (checked.size === 0) throw sizeNotAllowed(SIZE_LIMIT);
        if (!(await this.records.complete(owner, draft.id, bytesKey, checked.size))) throw uploadIncomplete();
      });
    } catch (error) {
      // The sweep removes the record if the database is unavailable now.
      await this.records.remove(owner, draft.id).catch(() => undefined);
      throw error;
    }
    return this.attachments.load(owner, draft.id);
  }

  /** Writes the bytes and calls `record`. If either fails, no bytes are kept. */
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
