import type { Writable } from 'node:stream';

/** Longest that a reader may take nothing while something waits for it. */
const STALLED_MS = 30_000;

/**
 * The values of a source as fast as the reader of `response` takes what is written of them: a slow reader keeps its place
 * in the source and one value, whatever goes on meanwhile. One that takes nothing for half a minute is cut off.
 */
export function paced<T>(source: AsyncIterable<T>, response: Writable): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => new PacedIterator(source[Symbol.asyncIterator](), response) };
}

class PacedIterator<T> implements AsyncIterator<T, void> {
  constructor(
    private readonly source: AsyncIterator<T>,
    private readonly response: Writable,
  ) {}

  next(): Promise<IteratorResult<T, void>> {
    return this.response.writableNeedDrain ? this.whenDrained() : this.source.next();
  }

  async return(): Promise<IteratorResult<T, void>> {
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  private async whenDrained(): Promise<IteratorResult<T, void>> {
    return (await drained(this.response)) ? this.source.next() : this.return();
  }
}

/** Whether the reader goes on; false when it has left or was cut off. */
function drained(response: Writable): Promise<boolean> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => response.destroy(), STALLED_MS);
    const settle = (goesOn: boolean) => {
      clearTimeout(cut);
      response.off('drain', onDrain).off('close', onClose);
      resolve(goesOn);
    };
    const onDrain = () => settle(true);
    const onClose = () => settle(false);
    response.on('drain', onDrain).on('close', onClose);
  });
}
