import { Embedder } from '../rag/embedder.js';

/** Embeds every text only once, for several evaluations of the same pages. */
export class CachedEmbedder extends Embedder {
  private readonly vectors = new Map<string, number[]>();

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
    const missing = [...new Set(texts)].filter((text) => !this.vectors.has(text));
    const vectors = missing.length === 0 ? [] : await this.inner.embed(missing, signal);
    for (const [index, text] of missing.entries()) this.vectors.set(text, vectors[index]!);
    return texts.map((text) => this.vectors.get(text)!);
  }
}
