import {
  type AttachmentRecord,
  AttachmentRecords,
  type AttachmentUse,
  type ExpiryDates,
} from '../attachments/attachment-records.js';
import type { Identity } from '../auth/identity.js';
import { NotFoundError } from '../common/errors/not-found.error.js';

interface OwnedRecord {
  readonly owner: Identity;
  readonly record: AttachmentRecord;
}

/** Records in memory, for tests. It does not check that a thread exists, and deleting a thread does not remove its records. */
export class MemoryAttachmentRecords extends AttachmentRecords {
  private readonly kept = new Map<string, OwnedRecord>();

  override async add(owner: Identity, record: AttachmentRecord): Promise<void> {
    this.kept.set(keyOf(owner, record.id), structuredClone({ owner, record }));
  }

  override async load(owner: Identity, attachmentId: string): Promise<AttachmentRecord> {
    return structuredClone(this.require(owner, attachmentId));
  }

  override async use(owner: Identity, attachmentId: string, { threadId, metadata }: AttachmentUse): Promise<void> {
    await this.add(owner, { ...this.require(owner, attachmentId), threadId, metadata });
  }

  override async complete(owner: Identity, attachmentId: string, bytesKey: string): Promise<boolean> {
    const found = this.kept.get(keyOf(owner, attachmentId));
    if (!found || found.record.bytesKey !== null) return false;
    await this.add(owner, { ...found.record, bytesKey });
    return true;
  }

  override async remove(owner: Identity, attachmentId: string): Promise<string | null> {
    const found = this.kept.get(keyOf(owner, attachmentId));
    this.kept.delete(keyOf(owner, attachmentId));
    return found?.record.bytesKey ?? null;
  }

  override async countUnused({ tenantId, userId }: Identity): Promise<number> {
    const own = [...this.kept.values()].filter(({ owner }) => owner.tenantId === tenantId && owner.userId === userId);
    return own.filter(({ record }) => record.threadId === null).length;
  }

  override async removeExpired({ unfinished, unused }: ExpiryDates): Promise<void> {
    for (const [key, { record }] of this.kept) {
      const limit = record.bytesKey === null ? unfinished : unused;
      if (record.threadId === null && record.createdAt < limit) this.kept.delete(key);
    }
  }

  override async findReferred(bytesKeys: readonly string[]): Promise<ReadonlySet<string>> {
    const referred = new Set([...this.kept.values()].map(({ record }) => record.bytesKey));
    return new Set(bytesKeys.filter((key) => referred.has(key)));
  }

  private require(owner: Identity, attachmentId: string): AttachmentRecord {
    const found = this.kept.get(keyOf(owner, attachmentId));
    if (!found) throw new NotFoundError('attachment', attachmentId);
    return found.record;
  }
}

function keyOf({ tenantId, userId }: Identity, attachmentId: string): string {
  return JSON.stringify([tenantId, userId, attachmentId]);
}
