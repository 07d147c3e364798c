import pRetry from 'p-retry';
import { AppError } from '../../../common/errors/app-error.js';
import { UnavailableError } from '../../../common/errors/unavailable.error.js';

const RETRIES = 2;
const FIRST_WAIT_MILLISECONDS = 100;
const NOT_FOUND = 404;

/**
 * Runs requests that may be repeated, as all of ours: a server that is away for a moment is asked again, and then
 * becomes an `UnavailableError`. One that refuses the request or the key is not asked twice.
 */
export function withQdrantFaults<T>(work: () => Promise<T>): Promise<T> {
  const translating = () =>
    work().catch((error: unknown) => {
      throw translated(error);
    });
  return pRetry(translating, {
    retries: RETRIES,
    minTimeout: FIRST_WAIT_MILLISECONDS,
    randomize: true,
    shouldRetry: ({ error }) => error instanceof UnavailableError,
  });
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === NOT_FOUND;
}

function translated(error: unknown): unknown {
  if (error instanceof AppError || isNotFound(error)) return error;
  if (isAway(error)) return new UnavailableError('index_unavailable', undefined, error);
  const status = statusOf(error);
  if (status !== 401 && status !== 403) return error;
  return new AppError({ code: 'index_refused', cause: error });
}

/** No answer at all has no status. A fault of our own program (`TypeError` without a cause) is not the server's. */
function isAway(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status === 429 || status >= 500;
  const { name, cause } = error as { name?: string; cause?: unknown };
  return cause !== undefined || /timeout|exhausted/i.test(name ?? '');
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}
