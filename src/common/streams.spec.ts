import { untilAborted } from './streams.js';

async function collect<T>(source: AsyncIterable<T>, into: T[]): Promise<void> {
  for await (const value of source) into.push(value);
}

describe('untilAborted', () => {
  it('untilAborted yields every value of its source and ends when the source ends', async () => {
    async function* source() {
      yield 1;
      yield 2;
    }
    const seen: number[] = [];

    await collect(untilAborted(source(), new AbortController().signal), seen);

    expect(seen).toEqual([1, 2]);
  });

  it('untilAborted rejects a pending read at once when the signal aborts, even if the source hangs', async () => {
    const abort = new AbortController();
    async function* source() {
      yield 'first';
      await new Promise(() => undefined);
    }
    const seen: string[] = [];
    const reading = collect(untilAborted(source(), abort.signal), seen);
    await new Promise((resolve) => setImmediate(resolve));

    abort.abort(new Error('reader left'));

    await expect(reading).rejects.toThrow('reader left');
    expect(seen).toEqual(['first']);
  });

  it('untilAborted closes its source when the consumer stops early', async () => {
    let cleaned = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        cleaned = true;
      }
    }

    for await (const value of untilAborted(source(), new AbortController().signal)) if (value === 1) break;
    await new Promise((resolve) => setImmediate(resolve));

    expect(cleaned).toBe(true);
  });

  it('untilAborted does not start its source when the signal is aborted before', async () => {
    let started = false;
    async function* source() {
      started = true;
      yield 1;
    }

    await expect(collect(untilAborted(source(), AbortSignal.abort(new Error('too late'))), [])).rejects.toThrow(
      'too late',
    );
    expect(started).toBe(false);
  });
});
