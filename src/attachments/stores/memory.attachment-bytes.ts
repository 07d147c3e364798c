import { Readable } from 'node:stream';
import type { Clock } from '../../common/clock.js';
import { AttachmentBytes, type KeptBytes } from '../attachment-bytes.js';

/** Bytes in the memory of this process, for a server that stores nothing on disk. */
export class MemoryAttachmentBytes extends AttachmentBytes {
  private readonly kept = new Map<string, { readonly bytes: Buffer; readonly changedAt: Date }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async write(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    this.kept.set(key, { bytes: Buffer.concat(chunks), changedAt: this.clock.now() });
  }

  override async open(key: string, limit?: number): Promise<Readable | null> {
    const found = this.kept.get(key);
    return found ? Readable.from([found.bytes.subarray(0, limit)]) : null;
  }

  override async delete(key: string): Promise<void> {
    this.kept.delete(key);
  }

  override async *list(): AsyncGenerator<KeptBytes, void, void> {
    for (const [key, { changedAt }] of this.kept) yield { key, changedAt };
  }
}
