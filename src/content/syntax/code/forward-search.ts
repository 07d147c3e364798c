/** Finds marks in a text. What one search has read, no later search reads again, so that all together are linear. */
export class ForwardSearch {
  private readonly known = new Map<string, { readonly from: number; readonly found: number }>();

  constructor(private readonly text: string) {}

  /** The first index of `mark` that is not before `from`; -1 when there is none. Is called with growing values of `from`. */
  find(mark: string, from: number): number {
    const last = this.known.get(mark);
    if (last && from >= last.from && (last.found < 0 || last.found >= from)) return last.found;
    const found = this.text.indexOf(mark, from);
    this.known.set(mark, { from, found });
    return found;
  }
}
