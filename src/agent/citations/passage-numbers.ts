import type { Passage } from '../../rag/passage.js';

/** Numbers the passages that were found in one turn. A passage keeps its number however often it is found. */
export class PassageNumbers {
  private readonly passages: Passage[] = [];
  private readonly numbers = new Map<string, number>();

  /** Starts at 1. */
  numberOf(passage: Passage): number {
    const known = this.numbers.get(passage.id);
    if (known !== undefined) return known;
    const number = this.passages.push(passage);
    this.numbers.set(passage.id, number);
    return number;
  }

  /** Undefined when nothing with this number was found in this turn. */
  find(number: number): Passage | undefined {
    return this.passages[number - 1];
  }
}
