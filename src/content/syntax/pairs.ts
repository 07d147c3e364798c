/** A mark that begins or ends a part of a page, or stands alone. */
interface Mark {
  readonly name: string;
  readonly kind: 'start' | 'end' | 'alone';
}

/**
 * The index of the end of each start that has one. An end closes the innermost open start of its name; starts inside of that pair
 * that are still open have no end, and neither has an end without a start.
 */
export function endsByStart(marks: readonly (Mark | undefined)[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly name: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  const change = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const [at, mark] of marks.entries()) {
    if (mark?.kind === 'start') {
      open.push({ name: mark.name, at });
      change(mark.name, 1);
    }
    if (mark?.kind !== 'end' || !counts.get(mark.name)) continue;
    for (let last = open.pop(); last; last = open.pop()) {
      change(last.name, -1);
      if (last.name !== mark.name) continue;
      ends.set(last.at, at);
      break;
    }
  }
  return ends;
}
