import type { Lexicon } from '../index-build.js';
import type { SparseVector } from '../sparse-vector.js';

/** Counts in how many vectors each term occurs. Vectors are added in parts, so that the event loop is not held. */
export class LexiconCounter {
  private readonly frequencies = new Map<number, number>();
  private readonly languages = new Map<string, number>();
  private readonly locales = new Map<string, number>();
  private chunks = 0;

  /** @param languages of the chunk of each vector, as `locales`. */
  add(
    vectors: readonly SparseVector[],
    languages: readonly string[] = [],
    locales: readonly (string | null)[] = [],
  ): void {
    for (const [index, { indices }] of vectors.entries()) {
      this.chunks += 1;
      for (const id of indices) this.frequencies.set(id, (this.frequencies.get(id) ?? 0) + 1);
      count(this.languages, languages[index]);
      count(this.locales, locales[index]);
    }
  }

  get lexicon(): Lexicon {
    return { chunks: this.chunks, frequencies: this.frequencies, languages: this.languages, locales: this.locales };
  }
}

function count(counts: Map<string, number>, name: string | null | undefined): void {
  if (name != null) counts.set(name, (counts.get(name) ?? 0) + 1);
}

export const EMPTY_LEXICON: Lexicon = { chunks: 0, frequencies: new Map() };

/** The JSON form of a lexicon in the stores. */
export interface StoredLexicon {
  readonly chunks: number;
  readonly frequencies: readonly (readonly [term: number, chunks: number])[];
  readonly languages?: readonly (readonly [language: string, chunks: number])[];
  readonly locales?: readonly (readonly [locale: string, chunks: number])[];
}

export function lexiconToJson({ chunks, frequencies, languages, locales }: Lexicon): string {
  return JSON.stringify({
    chunks,
    frequencies: [...frequencies],
    ...(languages && { languages: [...languages] }),
    ...(locales && { locales: [...locales] }),
  } satisfies StoredLexicon);
}

export function toLexicon({ chunks, frequencies, languages, locales }: StoredLexicon): Lexicon {
  return {
    chunks,
    frequencies: new Map(frequencies),
    ...(languages && { languages: new Map(languages) }),
    ...(locales && { locales: new Map(locales) }),
  };
}
