import {
  type AttachmentRecord,
  AttachmentRecords,
  type AttachmentUse,
  type ExpiryDates,
  type OwnerQuota,
} from '../attachments/attachment-records.js';
import type { Owner } from '../auth/identity.js';
import { NotFoundError } from '../common/errors/not-found.error.js';

interface OwnedRecord {
  readonly owner: Owner;
  readonly record: AttachmentRecord;
}

/** Records in memory, for tests. It does not check that a thread exists, and deleting a thread does not remove its records. */
export class MemoryAttachmentRecords extends AttachmentRecords {
  private readonly kept = new Map<string, OwnedRecord>();

  override async add(owner: Owner, record: AttachmentRecord, quota?: OwnerQuota): Promise<boolean> {
    if (quota && !isWithin(quota, [...this.recordsOf(owner), record])) return false;
    this.keep(owner, record);
    return true;
  }

  override async load(owner: Owner, attachmentId: string): Promise<AttachmentRecord> {
    return structuredClone(this.require(owner, attachmentId));
  }

  override async use(owner: Owner, attachmentId: string, { threadId, metadata }: AttachmentUse): Promise<void> {
    this.keep(owner, { ...this.require(owner, attachmentId), threadId, metadata });
  }

  override async complete(owner: Owner, attachmentId: string, bytesKey: string, size?: number): Promise<boolean> {
    const found = this.kept.get(keyOf(owner, attachmentId));
    if (!found || found.record.bytesKey !== null) return false;
    this.keep(owner, { ...found.record, bytesKey, size: size ?? found.record.size });
    return true;
  }

  override async remove(owner: Owner, attachmentId: string): Promise<string | null> {
    const found = this.kept.get(keyOf(owner, attachmentId));
    this.kept.delete(keyOf(owner, attachmentId));
    return found?.record.bytesKey ?? null;
  }

  override async countUnused(owner: Owner): Promise<number> {
    return this.recordsOf(owner).filter(({ threadId }) => threadId === null).length;
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

  private keep(owner: Owner, record: AttachmentRecord): void {
    this.kept.set(keyOf(owner, record.id), structuredClone({ owner, record }));
  }

  private recordsOf({ tenantId, userId }: Owner): AttachmentRecord[] {
    const own = [...this.kept.values()].filter(({ owner }) => owner.tenantId === tenantId && owner.userId === userId);
    return own.map(({ record }) => record);
  }

  private require(owner: Owner, attachmentId: string): AttachmentRecord {
    const found = this.kept.get(keyOf(owner, attachmentId));
    if (!found) throw new NotFoundError('attachment', attachmentId);
    return found.record;
  }
}

function isWithin({ files, unused, bytes }: OwnerQuota, records: readonly AttachmentRecord[]): boolean {
  const total = records.reduce((sum, { size }) => sum + size, 0);
  return (
    records.length <= files && records.filter(({ threadId }) => threadId === null).length <= unused && total <= bytes
  );
}

function keyOf({ tenantId, userId }: Owner, attachmentId: string): string {
  return JSON.stringify([tenantId, userId, attachmentId]);
}
