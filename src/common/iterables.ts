/**
 * Small changes to async iterables, as plain iterators: a generator takes several steps for every value, and pieces of an
 * answer are many. Leaving one of these early leaves what it reads from.
 */

/** The values of `source`, each changed. */
export function mapped<In, Out>(source: AsyncIterable<In>, change: (value: In) => Out): AsyncIterable<Out> {
  return iterable<Out>(() => {
    const values = source[Symbol.asyncIterator]();
    return {
      next: () => values.next().then((result) => (result.done ? OVER : { done: false, value: change(result.value) })),
      return: () => leave(values),
    };
  });
}

/** What `open` finds when the first value is asked for. */
export function opened<T>(open: () => Promise<AsyncIterable<T>>): AsyncIterable<T> {
  return iterable<T>(() => {
    let values: AsyncIterator<T> | undefined;
    const first = async () => (values = (await open())[Symbol.asyncIterator]()).next();
    return { next: () => (values ? values.next() : first()), return: () => leave(values) };
  });
}

/** The values of `source`; where it fails, those of what `instead` answers. Undefined: the error stands. */
export function orElse<T>(
  source: AsyncIterable<T>,
  instead: (error: unknown) => AsyncIterable<T> | undefined,
): AsyncIterable<T> {
  return iterable<T>(() => {
    let values = source[Symbol.asyncIterator]();
    let canFail = true;
    const other = (error: unknown) => {
      const next = canFail ? instead(error) : undefined;
      canFail = false;
      if (!next) throw error;
      values = next[Symbol.asyncIterator]();
      return values.next();
    };
    return { next: () => values.next().catch(other), return: () => leave(values) };
  });
}

/** Told once how a source ended: with its last value, with an error, or because its reader left. */
export interface Ending {
  /** @returns what is thrown instead of the error. */
  readonly fault?: (error: unknown) => unknown;
  readonly over: (isComplete: boolean) => void | Promise<void>;
}

/** The values of `source`, with what is to be done when it ends, however it ends. */
export function ending<T>(source: AsyncIterable<T>, { fault = (error) => error, over }: Ending): AsyncIterable<T> {
  return iterable<T>(() => {
    const values = source[Symbol.asyncIterator]();
    let isOver = false;
    const end = async (isComplete: boolean) => {
      if (isOver) return;
      isOver = true;
      await over(isComplete);
    };
    const fail = async (error: unknown): Promise<never> => {
      await end(false);
      throw fault(error);
    };
    return {
      next: () => values.next().then((result) => (result.done ? end(true).then(() => OVER) : result), fail),
      return: () => leave(values).finally(() => end(false)),
    };
  });
}

/** The values of `source`, and behind them one more. */
export function followedBy<T>(source: AsyncIterable<T>, last: () => T): AsyncIterable<T> {
  return iterable<T>(() => {
    const values = source[Symbol.asyncIterator]();
    let isOver = false;
    const atEnd = (result: IteratorResult<T>): IteratorResult<T> => {
      if (!result.done) return result;
      isOver = true;
      return { done: false, value: last() };
    };
    return { next: () => (isOver ? Promise.resolve(OVER) : values.next().then(atEnd)), return: () => leave(values) };
  });
}

const OVER = { done: true, value: undefined } as const;

function iterable<T>(open: () => AsyncIterator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: open };
}

async function leave(values: AsyncIterator<unknown> | undefined): Promise<typeof OVER> {
  await values?.return?.();
  return OVER;
}
