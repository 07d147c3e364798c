import { Observable, type Subscriber } from 'rxjs';

/** Made once: an error takes its stack along. */
const LEFT = new DOMException('The reader has left.', 'AbortError');

/**
 * An async iterable as an Observable, opened per subscription. Unsubscribing aborts the signal that the source was
 * opened with, at once: bare `from(asyncIterable)` would clean up only at the next event.
 */
export function observe<T>(open: (signal: AbortSignal) => AsyncIterable<T>): Observable<T> {
  return new Observable<T>((subscriber) => {
    const abort = new AbortController();
    void pump(open(abort.signal), subscriber);
    return () => abort.abort(LEFT);
  });
}

async function pump<T>(source: AsyncIterable<T>, subscriber: Subscriber<T>): Promise<void> {
  try {
    for await (const value of source) {
      if (subscriber.closed) return;
      subscriber.next(value);
    }
    subscriber.complete();
  } catch (error) {
    subscriber.error(error);
  }
}
