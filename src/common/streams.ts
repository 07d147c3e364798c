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
