import { asObject, textOrNull } from '../wire/guards.js';

/** A response with an error status. Code and detail are read from an RFC 9457 problem document, if it is one. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    readonly status: number,
    readonly code: string | null,
    readonly detail: string | null,
    /** Seconds to wait, from `Retry-After`. */
    readonly retryAfter: number | null,
  ) {
    super(`The server answered ${status}.`);
  }

  static async from(response: Response): Promise<HttpFailure> {
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const problem = asObject(isJson ? await response.json().catch(() => null) : null);
    const detail = textOrNull(problem['detail']) ?? textOrNull(problem['title']);
    return new HttpFailure(response.status, textOrNull(problem['code']), detail, secondsUntil(response));
  }
}

function secondsUntil(response: Response): number | null {
  const header = response.headers.get('retry-after');
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1_000));
}
