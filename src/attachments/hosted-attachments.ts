import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Owner } from '../auth/identity.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { Attachment } from '../protocol/attachments.js';
import { AttachmentBytes } from './attachment-bytes.js';
import { bytesLost, notUploaded } from './attachment-errors.js';
import { type AttachmentRecord, AttachmentRecords } from './attachment-records.js';
import { type AttachmentContent, AttachmentStore, type NewAttachment } from './attachment-store.js';
import { isImage } from './attachment-types.js';
import { AttachmentUrls } from './attachment-urls.js';
import { NewRecords } from './new-records.js';

/** The format of `newId`. No record can have another id, so the store is not queried for one. */
const ATTACHMENT_ID = /^atc_[0-9a-f]{32}$/;

export interface OpenedAttachment {
  readonly record: AttachmentRecord;
  /** The caller must consume or destroy the stream. */
  readonly content: Readable;
}

/** Attachments that this server stores itself: records in the database, bytes on disk, uploads through its own routes. */
@Injectable()
export class HostedAttachments extends AttachmentStore {
  constructor(
    private readonly records: AttachmentRecords,
    private readonly bytes: AttachmentBytes,
    private readonly newRecords: NewRecords,
    private readonly urls: AttachmentUrls,
  ) {
    super();
  }

  override async create(owner: Owner, file: NewAttachment): Promise<Attachment> {
    return this.toAttachment(await this.newRecords.reserve(owner, file));
  }

  override async load(owner: Owner, attachmentId: string): Promise<Attachment> {
    return this.toAttachment(await this.find(owner, attachmentId));
  }

  override async save(owner: Owner, { id, thread_id, metadata }: Attachment): Promise<void> {
    await this.records.use(owner, checkId(id), { threadId: thread_id ?? null, metadata: metadata ?? null });
  }

  override async delete(owner: Owner, attachmentId: string): Promise<void> {
    if (!ATTACHMENT_ID.test(attachmentId)) return;
    const bytesKey = await this.records.remove(owner, attachmentId);
    if (bytesKey !== null) await this.bytes.delete(bytesKey);
  }

  override async read(owner: Owner, attachmentId: string, limit?: number): Promise<AttachmentContent> {
    const { record, content } = await this.open(owner, attachmentId, limit);
    return { attachment: this.toAttachment(record), bytes: await buffer(content) };
  }

  /** Throws `NotFoundError` if the attachment is missing, and `ConflictError` if it is not uploaded yet. */
  async open(owner: Owner, attachmentId: string, limit?: number): Promise<OpenedAttachment> {
    const record = await this.find(owner, attachmentId);
    if (record.bytesKey === null) throw notUploaded();
    const content = await this.bytes.open(record.bytesKey, limit);
    if (!content) throw bytesLost();
    return { record, content };
  }

  async find(owner: Owner, attachmentId: string): Promise<AttachmentRecord> {
    return this.records.load(owner, checkId(attachmentId));
  }

  toAttachment({ id, name, mimeType, threadId, metadata, bytesKey }: AttachmentRecord): Attachment {
    const url = this.urls.of(id);
    const upload = { url, method: 'PUT' as const, headers: { 'Content-Type': mimeType } };
    const base = {
      id,
      name,
      mime_type: mimeType,
      ...(bytesKey === null && { upload_descriptor: upload }),
      ...(threadId !== null && { thread_id: threadId }),
      ...(metadata !== null && { metadata }),
    };
    return isImage(mimeType) ? { ...base, type: 'image', preview_url: url } : { ...base, type: 'file' };
  }
}

function checkId(attachmentId: string): string {
  if (!ATTACHMENT_ID.test(attachmentId)) throw new NotFoundError('attachment', attachmentId);
  return attachmentId;
}
