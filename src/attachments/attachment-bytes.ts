import type { Readable } from 'node:stream';

export interface KeptBytes {
  readonly key: string;
  /** Time of the last write. */
  readonly changedAt: Date;
}

/**
 * Stores the bytes of attachments under keys of letters, digits and underscores, which the callers generate. Bytes are
 * written once and never changed. Throws `UnavailableError` when the storage is full or unavailable.
 */
export abstract class AttachmentBytes {
  /** Stores all of `content`, or nothing. An error of `content` is rethrown. */
  abstract write(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** The first `limit` bytes, or all; null if the key is missing. The caller must consume or destroy the stream. */
  abstract open(key: string, limit?: number): Promise<Readable | null>;
  /** Deletes the bytes. A missing key is not an error. */
  abstract delete(key: string): Promise<void>;
  /** All stored bytes, including those of unfinished writes. */
  abstract list(): AsyncIterable<KeptBytes>;
}
