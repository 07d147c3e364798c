/** An array that counts how often one of its elements is read. */
export function countReads<T>(elements: T[]): { readonly array: T[]; reads(): number } {
  let count = 0;
  const array = new Proxy(elements, {
    get(target, key, receiver): unknown {
      if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { array, reads: () => count };
}

/** A record that counts how many of its members are read. */
export function countReadMembers<T extends object>(members: T): { readonly record: T; reads(): number } {
  let count = 0;
  const record = new Proxy(members, {
    get(target, key, receiver): unknown {
      count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { record, reads: () => count };
}
