import { cutWithEllipsis } from '../../../text/cut.js';
import { QDRANT_REASON } from '../../limits.js';

export interface QdrantFaultOptions {
  /** Undefined: there was no response, or none of Qdrant. */
  readonly status?: number;
  /** Seconds until Qdrant wants to be asked again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/**
 * A request that Qdrant did not answer as it should. The message is for the log: method, address, status and Qdrant's own
 * reason, without keys.
 */
export class QdrantFault extends Error {
  readonly status?: number;
  readonly retryAfter?: number;

  constructor(message: string, { status, retryAfter, cause }: QdrantFaultOptions = {}) {
    super(message, { cause });
    this.name = 'QdrantFault';
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request can succeed later. */
  get isTemporary(): boolean {
    return this.status === undefined || this.status === 429 || this.status >= 500;
  }
}

/** The reason in an error of Qdrant's API, on one line. Empty for any other body, such as the page of a gateway. */
export function reasonIn(body: unknown): string {
  const { status } = (body ?? {}) as { status?: { error?: unknown } };
  const error = typeof status === 'object' ? status?.error : undefined;
  return typeof error === 'string' ? cutWithEllipsis(error.replaceAll(/\s+/g, ' ').trim(), QDRANT_REASON) : '';
}
