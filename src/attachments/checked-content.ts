import { tooLarge } from './attachment-errors.js';
import { contentCheckFor } from './content-check.js';

/** Passes the bytes of an upload on, counts them, and throws if they break the size limit or do not match the declared type. */
export class CheckedContent implements AsyncIterable<Uint8Array> {
  /** The number of bytes so far. */
  size = 0;

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly mimeType: string,
    private readonly limit: number,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    const check = contentCheckFor(this.mimeType);
    for await (const chunk of this.source) {
      this.size += chunk.byteLength;
      if (this.size > this.limit) throw tooLarge(this.limit);
      await check.take(chunk);
      yield chunk;
    }
    await check.finish();
  }
}
