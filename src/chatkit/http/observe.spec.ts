import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { observe } from './observe.js';

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

describe('observe', () => {
  it('emits every value of the iterable in order and completes', async () => {
    async function* source() {
      yield 1;
      yield 2;
    }

    expect(await lastValueFrom(observe(() => source()).pipe(toArray()))).toEqual([1, 2]);
  });

  it('opens the source once for each subscription', async () => {
    let opened = 0;
    const values = observe(async function* () {
      opened += 1;
      yield opened;
    });

    expect([await firstValueFrom(values), await firstValueFrom(values)]).toEqual([1, 2]);
  });

  it('aborts the signal of the source the moment the reader leaves', () => {
    let signal: AbortSignal | undefined;
    const subscription = observe(async function* (given) {
      signal = given;
      await new Promise(() => undefined);
      yield 'never';
    }).subscribe();

    subscription.unsubscribe();

    expect(signal?.aborted).toBe(true);
  });

  it('reaches the cleanup of a source whose reader left between two values', async () => {
    let cleaned = false;
    const first = observe(async function* () {
      try {
        yield 1;
        yield 2;
      } finally {
        cleaned = true;
      }
    });

    await firstValueFrom(first);
    await nextTick();

    expect(cleaned).toBe(true);
  });

  it('passes a failure on as an error', async () => {
    const broken = observe(async function* () {
      yield 1;
      throw new Error('no more');
    });

    await expect(lastValueFrom(broken)).rejects.toThrow('no more');
  });
});
