import { jest } from '@jest/globals';
import { UnavailableError } from './errors/unavailable.error.js';
import { type RetryPolicy, retry } from './retry.js';

const POLICY: RetryPolicy = { retries: 2, firstPauseMs: 1, isTemporary: (error) => error instanceof UnavailableError };
const unavailable = new UnavailableError('index_unavailable', 'The index is unavailable.');

describe('retry', () => {
  it('retry repeats work until it succeeds', async () => {
    const work = jest.fn<() => Promise<string>>().mockRejectedValueOnce(unavailable).mockResolvedValue('done');

    await expect(retry(work, POLICY)).resolves.toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('retry throws the last error after all retries', async () => {
    const work = jest.fn<() => Promise<string>>().mockRejectedValue(unavailable);

    await expect(retry(work, POLICY)).rejects.toBe(unavailable);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('retry throws an error that is not temporary at once', async () => {
    const fault = new TypeError('a fault of the program');
    const work = jest.fn<() => Promise<string>>().mockRejectedValue(fault);

    await expect(retry(work, POLICY)).rejects.toBe(fault);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('retry ends a pause when its signal is aborted', async () => {
    const stop = new AbortController();
    const work = jest.fn<() => Promise<string>>().mockRejectedValue(unavailable);
    const retried = retry(work, { ...POLICY, firstPauseMs: 60_000 }, stop.signal);
    stop.abort(new Error('stopped'));

    await expect(retried).rejects.toThrow('stopped');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
