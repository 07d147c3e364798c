import { AppError } from '../../../common/errors/app-error.js';
import { UnavailableError } from '../../../common/errors/unavailable.error.js';
import { INDEX_REQUEST, retry } from '../../../common/retry.js';

const NOT_FOUND = 404;

/**
 * Repeats `work` for a while when the server is unavailable, then throws an `UnavailableError`. All our requests can be
 * repeated safely. Requests that the server rejects, for example because of a wrong key, are not repeated.
 */
export function withQdrantFaults<T>(work: () => Promise<T>): Promise<T> {
  const translating = () =>
    work().catch((error: unknown) => {
      throw translated(error);
    });
  return retry(translating, INDEX_REQUEST);
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === NOT_FOUND;
}

function translated(error: unknown): unknown {
  if (error instanceof AppError || isNotFound(error)) return error;
  if (isUnavailable(error)) return new UnavailableError('index_unavailable', undefined, error);
  const status = statusOf(error);
  if (status !== 401 && status !== 403) return error;
  return new AppError({ code: 'index_refused', cause: error });
}

/** Without a response there is no status. A `TypeError` without a cause is a fault of our program, not of the server. */
function isUnavailable(error: unknown): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status === 429 || status >= 500;
  const { name, cause } = error as { name?: string; cause?: unknown };
  return cause !== undefined || /timeout|exhausted/i.test(name ?? '');
}

function statusOf(error: unknown): number | undefined {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}
