import pRetry from 'p-retry';
import { AppError } from '../common/errors/app-error.js';
import { Embedder } from './embedder.js';

const RETRIES = 4;
const FIRST_WAIT_MILLISECONDS = 300;

/** Asks again when an embedder was away for a moment, with growing waits and jitter so that callers do not march in step. */
export class RetryingEmbedder extends Embedder {
  constructor(
    private readonly inner: Embedder,
    private readonly firstWait = FIRST_WAIT_MILLISECONDS,
  ) {
    super();
  }

  override get model(): string {
    return this.inner.model;
  }

  override get dimensions(): number {
    return this.inner.dimensions;
  }

  override embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    return pRetry(() => this.inner.embed(texts, signal), {
      retries: RETRIES,
      minTimeout: this.firstWait,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => error instanceof AppError && error.retryable,
    });
  }
}
