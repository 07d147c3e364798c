import { UnavailableError } from '../../src/common/errors/unavailable.error.js';
import { Embedder } from '../../src/rag/embedder.js';
import { termId } from '../../src/rag/lexical/term-id.js';
import { tokenize } from '../../src/text/tokenize.js';

/** An embedder that gives similar vectors to texts that share words. Records its calls, and can fail. */
export class WordEmbedder extends Embedder {
  readonly calls: (readonly string[])[] = [];
  /** From this call on (0 is the first) the model is unavailable. */
  failsFrom = Infinity;

  constructor(
    override readonly model = 'words-1',
    override readonly dimensions = 64,
  ) {
    super();
  }

  get embedded(): number {
    return this.calls.flat().length;
  }

  override async embed(texts: readonly string[], _signal?: AbortSignal): Promise<number[][]> {
    if (this.calls.length >= this.failsFrom) throw new UnavailableError('embedding_unavailable', 'Unavailable.');
    this.calls.push([...texts]);
    return texts.map((text) => this.vectorOf(text));
  }

  private vectorOf(text: string): number[] {
    const vector = Array.from({ length: this.dimensions }, () => 0.001);
    for (const term of tokenize(text)) vector[termId(term) % this.dimensions]! += 1;
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  }
}
