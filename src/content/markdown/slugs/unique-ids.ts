/** The ids of a page. Takes about the same time for each id, also when thousands of headings have the same text. */
export class UniqueIds {
  private readonly taken = new Set<string>();
  /** The first number that may be free, for each beginning and number: a chain of hints that become shorter with each search. */
  private readonly hints = new Map<string, Map<number, number>>();

  constructor(taken: Iterable<string> = []) {
    for (const id of taken) this.taken.add(id);
  }

  take(id: string): void {
    this.taken.add(id);
  }

  has(id: string): boolean {
    return this.taken.has(id);
  }

  /** The first free id of `beginning` and a number from `first` on; it is taken then. */
  takeNumbered(beginning: string, first: number): string {
    const hints = this.hints.get(beginning) ?? new Map<number, number>();
    this.hints.set(beginning, hints);
    const passed: number[] = [];
    let number = first;
    for (;;) {
      const next = hints.get(number) ?? (this.taken.has(`${beginning}${number}`) ? number + 1 : number);
      if (next === number) break;
      passed.push(number);
      number = next;
    }
    for (const one of passed) hints.set(one, number + 1);
    hints.set(number, number + 1);
    this.taken.add(`${beginning}${number}`);
    return `${beginning}${number}`;
  }
}
