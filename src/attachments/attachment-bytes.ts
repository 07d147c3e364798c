import type { Readable } from 'node:stream';

export interface KeptBytes {
  readonly key: string;
  /** When they were last written to. */
  readonly changedAt: Date;
}

/**
 * Where the bytes of attachments are kept, under keys that this room makes itself: letters, digits and underscores.
 * Bytes are written once and never changed. A store that is full or away: `UnavailableError`.
 */
export abstract class AttachmentBytes {
  /** Streams all of `content` in, or leaves nothing behind: an error of `content` is thrown on. */
  abstract write(key: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** From the start, no more than `limit` bytes. The reader must consume or destroy the stream. Missing: null. */
  abstract open(key: string, limit?: number): Promise<Readable | null>;
  /** Missing: no error. */
  abstract delete(key: string): Promise<void>;
  /** Everything that takes room, what a write left unfinished included. */
  abstract list(): AsyncIterable<KeptBytes>;
}
