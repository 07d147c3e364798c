import type { Lexicon } from '../index-build.js';
import type { SparseVector } from '../sparse-vector.js';

/** Counts in how many vectors each term occurs. Vectors are added in parts, so that the event loop is not held. */
export class LexiconCounter {
  private readonly frequencies = new Map<number, number>();
  private readonly languages = new Map<string, number>();
  private chunks = 0;

  add(vectors: readonly SparseVector[], languages: readonly string[] = []): void {
    for (const [index, { indices }] of vectors.entries()) {
      this.chunks += 1;
      for (const id of indices) this.frequencies.set(id, (this.frequencies.get(id) ?? 0) + 1);
      const language = languages[index];
      if (language !== undefined) this.languages.set(language, (this.languages.get(language) ?? 0) + 1);
    }
  }

  get lexicon(): Lexicon {
    return { chunks: this.chunks, frequencies: this.frequencies, languages: this.languages };
  }
}

export const EMPTY_LEXICON: Lexicon = { chunks: 0, frequencies: new Map() };

/** The JSON form of a lexicon in the stores. */
export interface StoredLexicon {
  readonly chunks: number;
  readonly frequencies: readonly (readonly [term: number, chunks: number])[];
  readonly languages?: readonly (readonly [language: string, chunks: number])[];
}

export function lexiconToJson({ chunks, frequencies, languages }: Lexicon): string {
  return JSON.stringify({
    chunks,
    frequencies: [...frequencies],
    ...(languages && { languages: [...languages] }),
  } satisfies StoredLexicon);
}

export function toLexicon({ chunks, frequencies, languages }: StoredLexicon): Lexicon {
  return { chunks, frequencies: new Map(frequencies), ...(languages && { languages: new Map(languages) }) };
}
