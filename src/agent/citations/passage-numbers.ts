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
  private readonly addresses = new Set<string>();

  /** The number of a passage, from 1. A passage that is new in this turn gets the next number. */
  numberOf(passage: Passage): number {
    const known = this.numbers.get(passage.id);
    if (known !== undefined) return known;
    const source = toSource(passage);
    const number = this.found.push({ passage, source });
    this.addresses.add(source.url);
    this.numbers.set(passage.id, number);
    return number;
  }

  /** Undefined when this turn found no passage with this number. */
  find(number: number): Passage | undefined {
    return this.found[number - 1]?.passage;
  }

  /** Marks the passage as cited and returns its source; undefined when this turn found no passage with this number. */
  cite(number: number): UrlSource | undefined {
    const entry = this.found[number - 1];
    if (entry) this.cited.add(entry.passage.id);
    return entry?.source;
  }

  sourceOf(passage: Passage): UrlSource {
    return this.found[this.numberOf(passage) - 1]!.source;
  }

  /** Whether the server itself made a source with this address, for a passage of this turn. */
  isSource(url: string): boolean {
    return this.addresses.has(url);
  }

  isCited({ id }: Pick<Passage, 'id'>): boolean {
    return this.cited.has(id);
  }
}
