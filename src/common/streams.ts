/**
 * The values of `source` until `signal` aborts: then the pending `next()` rejects with the abort's reason at once, even
 * when the source does not watch the signal, and the source is asked to clean up. One listener for the whole stream.
 */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, void> {
  signal.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  let rejectPending: ((reason: unknown) => void) | undefined;
  const onAbort = () => rejectPending?.(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  let exhausted = false;
  try {
    while (true) {
      const result = await new Promise<IteratorResult<T>>((resolve, reject) => {
        rejectPending = reject;
        iterator.next().then(resolve, reject);
      });
      if (result.done) {
        exhausted = true;
        return;
      }
      yield result.value;
      signal.throwIfAborted();
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    // A source that hangs in its own await would hang us too if its cleanup were awaited.
    if (!exhausted) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** The values of `source`, each changed. Where every value counts: a generator would take several steps for each. */
export function mapped<In, Out>(source: AsyncIterable<In>, change: (value: In) => Out): AsyncIterable<Out> {
  return { [Symbol.asyncIterator]: () => new MappedIterator(source[Symbol.asyncIterator](), change) };
}

class MappedIterator<In, Out> implements AsyncIterator<Out, void> {
  constructor(
    private readonly source: AsyncIterator<In>,
    private readonly change: (value: In) => Out,
  ) {}

  next(): Promise<IteratorResult<Out, void>> {
    return this.source.next().then((result) => {
      if (result.done) return { done: true, value: undefined };
      return { done: false, value: this.change(result.value) };
    });
  }

  async return(): Promise<IteratorResult<Out, void>> {
    await this.source.return?.();
    return { done: true, value: undefined };
  }
}
