/**
 * Settles as `work` does, or rejects with the reason of the signal as soon as that aborts, even if the work does not watch
 * the signal. The work goes on then, and its result is not used.
 */
export async function workUntilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}

/**
 * Runs `work` with a signal that aborts with `error()` after some time, or with the reason of `outer`. Rejects then, even if
 * the work does not watch its signal.
 */
export async function withinTime<T>(
  milliseconds: number,
  error: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(error()), milliseconds);
  const signal = outer ? AbortSignal.any([outer, limit.signal]) : limit.signal;
  try {
    return await workUntilAborted(work(signal), signal);
  } finally {
    clearTimeout(timer);
  }
}
