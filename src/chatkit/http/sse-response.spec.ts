import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Response } from 'express';
import { type OpenFrames, sendFrames } from './sse-response.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A response whose reader accepts a chunk only when `take` is called, unless it is fast. */
class FakeResponse extends Writable {
  readonly written: string[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly isFast: boolean) {
    super({ highWaterMark: isFast ? 16_384 : 1, decodeStrings: false });
  }

  writeHead(): this {
    return this;
  }

  override _write(chunk: string, _encoding: string, taken: () => void): void {
    this.written.push(chunk);
    if (this.isFast) taken();
    else this.waiting.push(taken);
  }

  take(): void {
    for (const taken of this.waiting.splice(0)) taken();
  }
}

function send(response: FakeResponse, open: OpenFrames, onLeft?: () => void): void {
  sendFrames(response as unknown as Response, open, onLeft);
}

describe('sendFrames with a fast reader', () => {
  let response: FakeResponse;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    response = new FakeResponse(true);
  });
  afterEach(() => response.destroy());

  it('sendFrames writes a first comment, then every frame in order, and ends the response', async () => {
    let opened = 0;
    let left = 0;
    const open = async function* () {
      opened += 1;
      yield '1';
      yield '';
      yield '2';
    };
    send(response, open, () => (left += 1));
    await settled();
    await settled();

    expect(response.written).toEqual([': connected\n\n', '1', '2']);
    expect(response.writableEnded).toBe(true);
    expect([opened, left]).toEqual([1, 0]);
  });

  it('sendFrames aborts the signal of the source and calls onLeft when the reader leaves', async () => {
    let signal: AbortSignal | undefined;
    let left = 0;
    const open = async function* (given: AbortSignal) {
      signal = given;
      await new Promise(() => undefined);
      yield 'never';
    };
    send(response, open, () => (left += 1));

    response.destroy();
    await settled();

    expect(signal?.aborted).toBe(true);
    expect(left).toBe(1);
  });

  it('sendFrames closes the source when the reader leaves between two frames', async () => {
    let cleaned = false;
    let goOn: (() => void) | undefined;
    const open = async function* () {
      try {
        yield '1';
        await new Promise<void>((resolve) => (goOn = resolve));
        yield '2';
        yield '3';
      } finally {
        cleaned = true;
      }
    };
    send(response, open);
    await settled();

    response.destroy();
    await settled();
    goOn?.();
    await settled();

    expect(response.written).toEqual([': connected\n\n', '1']);
    expect(cleaned).toBe(true);
  });

  it('sendFrames ends the response when the source fails', async () => {
    const open = async function* () {
      yield '1';
      throw new Error('no more');
    };
    send(response, open);
    await settled();

    expect(response.written).toEqual([': connected\n\n', '1']);
    expect(response.writableEnded).toBe(true);
  });
});

describe('sendFrames with a slow reader', () => {
  let response: FakeResponse;
  let produced: number;

  beforeEach(() => {
    response = new FakeResponse(false);
    produced = 0;
  });
  afterEach(() => {
    response.destroy();
    jest.useRealTimers();
  });

  async function* source() {
    for (; produced < 3; ) yield `${(produced += 1)}`;
  }

  it('sendFrames reads no frame from the source before the reader accepts it', async () => {
    send(response, source);
    await settled();
    expect(produced).toBe(1);

    response.take();
    await settled();
    response.take();
    await settled();
    expect(produced).toBe(2);

    response.take();
    await settled();
    response.take();
    await settled();
    expect(produced).toBe(3);
    expect(response.writableEnded).toBe(true);
  });

  it('sendFrames stops reading from the source when a slow reader leaves', async () => {
    send(response, source);
    await settled();

    response.destroy();

    await settled();
    expect(produced).toBe(1);
  });

  it('sendFrames disconnects a reader that has accepted nothing for half a minute', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    send(response, source);
    await settled();

    jest.advanceTimersByTime(29_000);
    expect(response.destroyed).toBe(false);
    jest.advanceTimersByTime(1_000);

    expect(response.destroyed).toBe(true);
  });
});
