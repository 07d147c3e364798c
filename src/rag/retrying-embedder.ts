import { EMBEDDING, retry } from '../common/retry.js';
import { Embedder } from './embedder.js';

/** Repeats requests for a while when the embedding model is unavailable. */
export class RetryingEmbedder extends Embedder {
  constructor(
    private readonly inner: Embedder,
    private readonly firstPauseMs = EMBEDDING.firstPauseMs,
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
    return retry(() => this.inner.embed(texts, signal), { ...EMBEDDING, firstPauseMs: this.firstPauseMs }, signal);
  }
}
