/** The items in order, in batches of `size`; the last one may be shorter. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}

/** The items in order, in groups of consecutive items with the same key. */
export function groupedByNeighbour<T>(items: readonly T[], key: (item: T) => unknown): T[][] {
  const groups: T[][] = [];
  let lastKey: unknown;
  for (const item of items) {
    const itemKey = key(item);
    const group = groups.at(-1);
    if (group && itemKey === lastKey) group.push(item);
    else groups.push([item]);
    lastKey = itemKey;
  }
  return groups;
}
