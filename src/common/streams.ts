/**
 * The values of `source` until `signal` aborts. Then the pending `next()` rejects at once with the reason of the abort,
 * even if the source does not watch the signal, and the source is closed. Adds one listener for the whole stream.
 */
export function untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => new AbortableIterator(source, signal) };
}

class AbortableIterator<T> implements AsyncIterator<T, void> {
  private source?: AsyncIterator<T>;
  private rejectPending?: (reason: unknown) => void;
  private readonly onAbort = () => {
    this.rejectPending?.(this.signal.reason);
    this.closeSource();
  };

  constructor(
    private readonly values: AsyncIterable<T>,
    private readonly signal: AbortSignal,
  ) {}

  next(): Promise<IteratorResult<T, void>> {
    if (this.signal.aborted) return Promise.reject(this.signal.reason as Error);
    const source = (this.source ??= this.open());
    return new Promise((resolve, reject) => {
      this.rejectPending = reject;
      source.next().then(
        (result) => {
          if (result.done) this.stopListening();
          return resolve(result);
        },
        (error: unknown) => {
          this.stopListening();
          reject(error);
        },
      );
    });
  }

  async return(): Promise<IteratorResult<T, void>> {
    this.stopListening();
    this.closeSource();
    return { done: true, value: undefined };
  }

  private open(): AsyncIterator<T> {
    this.signal.addEventListener('abort', this.onAbort, { once: true });
    return this.values[Symbol.asyncIterator]();
  }

  private stopListening(): void {
    this.signal.removeEventListener('abort', this.onAbort);
  }

  /** Not awaited: the cleanup of a source that hangs would never end. */
  private closeSource(): void {
    void Promise.resolve(this.source?.return?.()).catch(() => undefined);
  }
}
