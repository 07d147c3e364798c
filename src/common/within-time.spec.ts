import { jest } from '@jest/globals';
import { withinTime } from './within-time.js';

const never = () => new Promise<never>(() => undefined);
const late = () => new Error('Too late');

describe('withinTime', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('returns what the work returns and leaves no timer', async () => {
    expect(await withinTime(10, late, async () => 'done')).toBe('done');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('aborts the signal of the work after the time and rejects, even if the work does not watch it', async () => {
    let given: AbortSignal | undefined;
    const waiting = withinTime(10, late, (signal) => ((given = signal), never())).catch((error: unknown) => error);

    await jest.advanceTimersByTimeAsync(9);
    expect(given!.aborted).toBe(false);
    await jest.advanceTimersByTimeAsync(1);

    expect(await waiting).toEqual(late());
    expect(given!.reason).toEqual(late());
  });

  it('rejects with the reason of the outer signal, also when that is aborted before the work begins', async () => {
    const outer = new AbortController();
    const work = jest.fn(never);
    const waiting = withinTime(10, late, work, outer.signal).catch((error: unknown) => error);

    outer.abort('left');

    expect(await waiting).toBe('left');
    await expect(withinTime(10, late, work, outer.signal)).rejects.toBe('left');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
