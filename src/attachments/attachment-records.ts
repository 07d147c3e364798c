import type { Identity } from '../auth/identity.js';

/** What is known about a file. Only thread and metadata ever change, and `bytesKey` once. */
export interface AttachmentRecord {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly createdAt: Date;
  readonly threadId: string | null;
  readonly metadata: Record<string, unknown> | null;
  /** Where the bytes are; null until they have arrived. */
  readonly bytesKey: string | null;
}

/** The thread that a record belongs to, and what the integration keeps with it. */
export type AttachmentUse = Pick<AttachmentRecord, 'threadId' | 'metadata'>;

export interface ExpiryDates {
  /** Records made before this whose bytes never came are removed. */
  readonly unfinished: Date;
  /** Records made before this that no message used are removed. */
  readonly unused: Date;
}

/** Where the metadata of attachments is kept. Knows no bytes and no rules; every single call is atomic. */
export abstract class AttachmentRecords {
  abstract add(owner: Identity, record: AttachmentRecord): Promise<void>;
  /** Missing: `NotFoundError`. */
  abstract load(owner: Identity, attachmentId: string): Promise<AttachmentRecord>;
  /** Missing attachment or thread: `NotFoundError`. From then on the record is removed together with its thread. */
  abstract use(owner: Identity, attachmentId: string, use: AttachmentUse): Promise<void>;
  /** Says where the bytes are. @returns false, with nothing changed, if the record is missing or has its bytes. */
  abstract complete(owner: Identity, attachmentId: string, bytesKey: string): Promise<boolean>;
  /** @returns the key of the bytes that nobody refers to any more. Missing: null. */
  abstract remove(owner: Identity, attachmentId: string): Promise<string | null>;
  /** How many records of the owner belong to no thread. */
  abstract countUnused(owner: Identity): Promise<number>;
  /** Of all owners. The bytes stay where they are. */
  abstract removeExpired(before: ExpiryDates): Promise<void>;
  /** Those of the keys that a record of any owner refers to. */
  abstract findReferred(bytesKeys: readonly string[]): Promise<ReadonlySet<string>>;
}
