/** An async iterator whose next step can be looked at before it is taken. */
export class Peekable<T> implements AsyncIterableIterator<T, void> {
  private ahead?: Promise<IteratorResult<T, void>>;

  constructor(private readonly values: AsyncIterator<T, void>) {}

  next(): Promise<IteratorResult<T, void>> {
    const step = this.ahead ?? this.values.next();
    this.ahead = undefined;
    return step;
  }

  /** Whether the values end, within so many milliseconds and without another one. An error is no end; the next step has it. */
  endsWithin(milliseconds: number): Promise<boolean> {
    const step = (this.ahead ??= this.values.next());
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds, false);
      const settle = (isEnd: boolean) => {
        clearTimeout(timer);
        resolve(isEnd);
      };
      step.then(
        ({ done }) => settle(done === true),
        () => settle(false),
      );
    });
  }

  async return(): Promise<IteratorResult<T, void>> {
    await this.values.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
