/** The values of several sources, each as soon as it is there. Every source is asked for its next value while others are used. */
export async function* merged<T>(sources: readonly AsyncIterator<T>[]): AsyncGenerator<T> {
  const pending = new Map(sources.map((source) => [source, nextOf(source)]));
  while (pending.size > 0) {
    const { source, result } = await Promise.race(pending.values());
    if (result.done) pending.delete(source);
    else {
      pending.set(source, nextOf(source));
      yield result.value;
    }
  }
}

interface Next<T> {
  readonly source: AsyncIterator<T>;
  readonly result: IteratorResult<T>;
}

function nextOf<T>(source: AsyncIterator<T>): Promise<Next<T>> {
  const next = source.next().then((result) => ({ source, result }));
  // When one source fails, nobody waits for the others.
  next.catch(() => undefined);
  return next;
}
