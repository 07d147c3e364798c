import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import { paced } from './paced.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A reader that takes nothing until it is told to. */
class SlowReader extends Writable {
  private taken: (() => void)[] = [];

  constructor() {
    super({ highWaterMark: 1 });
  }

  override _write(_chunk: unknown, _encoding: string, taken: () => void): void {
    this.taken.push(taken);
  }

  take(): void {
    for (const taken of this.taken.splice(0)) taken();
  }
}

describe('paced', () => {
  let reader: SlowReader;
  let produced: number;

  beforeEach(() => {
    reader = new SlowReader();
    produced = 0;
  });
  afterEach(() => jest.useRealTimers());

  async function* source() {
    for (; produced < 3; ) yield `${(produced += 1)}`;
  }

  async function writeAll(): Promise<void> {
    for await (const value of paced(source(), reader)) reader.write(value);
  }

  it('reads nothing ahead of a slow reader', async () => {
    const writing = writeAll();
    await settled();
    expect(produced).toBe(1);

    reader.take();
    await settled();
    expect(produced).toBe(2);

    reader.take();
    await settled();
    reader.take();
    await writing;
    expect(produced).toBe(3);
  });

  it('ends when its reader leaves', async () => {
    const writing = writeAll();
    await settled();

    reader.destroy();

    await writing;
    expect(produced).toBe(1);
  });

  it('cuts off a reader that has taken nothing for half a minute', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const writing = writeAll();
    await settled();

    jest.advanceTimersByTime(29_000);
    expect(reader.destroyed).toBe(false);
    jest.advanceTimersByTime(1_000);

    await writing;
    expect(reader.destroyed).toBe(true);
  });
});
