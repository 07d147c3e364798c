import { Embedder } from '../rag/embedder.js';

/** Measures the total time of another embedder, so that the time of the search itself can be reported. */
export class TimedEmbedder extends Embedder {
  milliseconds = 0;

  constructor(private readonly inner: Embedder) {
    super();
  }

  override get model(): string {
    return this.inner.model;
  }

  override get dimensions(): number {
    return this.inner.dimensions;
  }

  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const started = performance.now();
    try {
      return await this.inner.embed(texts, signal);
    } finally {
      this.milliseconds += performance.now() - started;
    }
  }
}
