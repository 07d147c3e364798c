import { AppError } from './errors/app-error.js';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const GIVE_UP_AFTER_MS = 30_000;

/**
 * Does it again while what it needs is away, with growing pauses, for up to half a minute; the last error is thrown then.
 * Only for work that may be done twice.
 */
export async function retryWhileUnavailable<T>(work: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof AppError && error.kind === 'unavailable';
      if (!isAway || waited >= GIVE_UP_AFTER_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
      waited += pause;
    }
  }
}
