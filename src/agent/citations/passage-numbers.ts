import type { UrlSource } from '../../protocol/sources.js';
import type { Passage } from '../../rag/passage.js';
import { toSource } from './to-source.js';

interface NumberedPassage {
  readonly passage: Passage;
  readonly source: UrlSource;
}

/** Numbers the passages that were found in one turn. A passage keeps its number however often it is found. */
export class PassageNumbers {
  private readonly found: NumberedPassage[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly cited = new Set<string>();

  /** Starts at 1. */
  numberOf(passage: Passage): number {
    const known = this.numbers.get(passage.id);
    if (known !== undefined) return known;
    const number = this.found.push({ passage, source: toSource(passage) });
    this.numbers.set(passage.id, number);
    return number;
  }

  /** Undefined when nothing with this number was found in this turn. */
  find(number: number): Passage | undefined {
    return this.found[number - 1]?.passage;
  }

  /** What an answer that cites this number refers to; undefined when nothing with it was found in this turn. */
  cite(number: number): UrlSource | undefined {
    const entry = this.found[number - 1];
    if (entry) this.cited.add(entry.passage.id);
    return entry?.source;
  }

  sourceOf(passage: Passage): UrlSource {
    return this.found[this.numberOf(passage) - 1]!.source;
  }

  isCited({ id }: Pick<Passage, 'id'>): boolean {
    return this.cited.has(id);
  }
}
