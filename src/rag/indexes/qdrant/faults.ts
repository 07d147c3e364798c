import { AppError } from '../../../common/errors/app-error.js';
import { UnavailableError } from '../../../common/errors/unavailable.error.js';
import { INDEX_REQUEST, retry } from '../../../common/retry.js';

const NOT_FOUND = 404;

/**
 * Runs requests that may be repeated, as all of ours may: while the server is unavailable they are repeated, and then the
 * failure becomes an `UnavailableError`. A server that rejects the request or the key is not asked again.
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

/** No answer at all has no status. A fault of our own program (`TypeError` without a cause) is not the server's. */
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
