import type { Owner } from '../auth/identity.js';

/**
 * The metadata of a file. Only `threadId` and `metadata` change, and `bytesKey` changes once, from null to a key, together
 * with `size`.
 */
export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly createdAt: Date;
  /** The thread that used the file last; null until the first use. */
  readonly threadId: string | null;
  readonly metadata: Record<string, unknown> | null;
  /** The key of the bytes in `AttachmentBytes`; null until they are uploaded. */
  readonly bytesKey: string | null;
}

/** The thread that a record belongs to, and free-form data of the integration. */
export type AttachmentUse = Pick<AttachmentRecord, 'threadId' | 'metadata'>;

export interface ExpiryDates {
  /** Records without bytes that were created before this are removed. */
  readonly unfinished: Date;
  /** Records that no message uses and that were created before this are removed. */
  readonly unused: Date;
}

/** The most that the records of one owner may have together. */
export interface OwnerQuota {
  readonly files: number;
  /** Files that belong to no thread. */
  readonly unused: number;
  readonly bytes: number;
}

/** Stores the metadata of attachments, without their bytes and without rules about them. Every call is atomic. */
export abstract class AttachmentRecords {
  /**
   * Adds a record unless the owner would then have more than the quota. Holds also for records that are added at the same
   * time. @returns false, with nothing stored, if the quota does not allow it.
   */
  abstract add(owner: Owner, record: AttachmentRecord, quota?: OwnerQuota): Promise<boolean>;
  /** Throws `NotFoundError` if the record is missing. */
  abstract load(owner: Owner, attachmentId: string): Promise<AttachmentRecord>;
  /**
   * Assigns the record to a thread; several threads may use one record. It is removed together with the last of them. A
   * thread that is null removes the record from all threads. Throws `NotFoundError` if the
   * record or the thread is missing.
   */
  abstract use(owner: Owner, attachmentId: string, use: AttachmentUse): Promise<void>;
  /** Sets the key of the bytes, and their number if it differs from the declared one. @returns false, with nothing changed, if the record is missing or has bytes already. */
  abstract complete(owner: Owner, attachmentId: string, bytesKey: string, size?: number): Promise<boolean>;
  /** @returns the key of the bytes, which no record refers to any more; null if the record is missing or has none. */
  abstract remove(owner: Owner, attachmentId: string): Promise<string | null>;
  /** The number of records of the owner that belong to no thread. */
  abstract countUnused(owner: Owner): Promise<number>;
  /** Removes expired records of all owners, but not their bytes. */
  abstract removeExpired(before: ExpiryDates): Promise<void>;
  /** The subset of the keys that a record of any owner refers to. */
  abstract findReferred(bytesKeys: readonly string[]): Promise<ReadonlySet<string>>;
}
