import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../common/errors/app-error.js';
import { toModelError } from '../model-errors.js';

const RETRIES = 2;
const FIRST_PAUSE_SECONDS = 0.5;
/** A model server that wants more time than this is not waited for: the reader is told to try again. */
const LONGEST_PAUSE_SECONDS = 5;

/** Calls a model again after a failure that may pass. Only for calls of which nobody has seen anything yet. */
export async function retryModelCall<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const pause = attempt < RETRIES && !signal?.aborted ? pauseAfter(error, attempt) : undefined;
      if (pause === undefined) throw error;
      await setTimeout(pause * 1_000, undefined, { signal });
    }
  }
}

/** In seconds; undefined when trying again does not help, or not soon enough. A model that was too slow would be again. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  const fault = toModelError(error);
  if (!(fault instanceof AppError) || !fault.retryable || fault.kind === 'timeout') return undefined;
  const pause = fault.retryAfter ?? FIRST_PAUSE_SECONDS * 2 ** attempt;
  return pause <= LONGEST_PAUSE_SECONDS ? pause : undefined;
}
