import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import type { SortOrder } from '../protocol/page.js';
import { DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE } from '../protocol/request-limits.js';
import type { PageRequest } from '../threads/thread-store.js';

interface PagingParams {
  readonly limit?: number | null;
  readonly order: SortOrder;
  readonly after?: string | null;
}

/** A missing limit and 0 mean the default; a limit above the maximum is lowered to it. */
export function toPageRequest({ limit, order, after }: PagingParams): PageRequest {
  if (limit != null && limit < 0) {
    throw new InvalidRequestError('`limit` must not be negative. Send 0 or a larger number.', [
      { path: 'params.limit', message: 'Below 0' },
    ]);
  }
  return { limit: Math.min(limit || DEFAULT_PAGE_SIZE, MAXIMUM_PAGE_SIZE), order, after };
}
