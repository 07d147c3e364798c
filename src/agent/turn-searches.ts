import type { Passage } from '../rag/passage.js';
import type { Retrieval } from '../rag/retrieval.js';

interface TurnSearch {
  readonly queries: readonly string[];
  readonly milliseconds: number;
  /** Undefined when the search failed. */
  readonly retrieval?: Retrieval;
}

/** The searches of one turn and what they found. */
export class TurnSearches {
  private readonly searches: TurnSearch[] = [];

  add(search: TurnSearch): void {
    this.searches.push(search);
  }

  get isEmpty(): boolean {
    return this.searches.length === 0;
  }

  get queries(): string[] {
    return this.searches.flatMap(({ queries }) => queries);
  }

  get milliseconds(): number {
    return this.searches.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  }

  /** A question is covered when at least one of its searches is. */
  get verdict(): 'covered' | 'not_covered' | 'failed' {
    if (this.retrievals.length === 0) return 'failed';
    return this.retrievals.some(({ covered }) => covered) ? 'covered' : 'not_covered';
  }

  get confidence(): number {
    return Math.max(0, ...this.retrievals.map(({ confidence }) => confidence));
  }

  /** Best first, each passage once. */
  get passages(): Passage[] {
    const found = this.retrievals
      .flatMap(({ passages }) => passages)
      .toSorted((left, right) => right.score - left.score);
    return found.filter(({ id }, place) => found.findIndex((other) => other.id === id) === place);
  }

  private get retrievals(): Retrieval[] {
    return this.searches.flatMap(({ retrieval }) => retrieval ?? []);
  }
}
