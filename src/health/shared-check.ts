/** A check that runs once at a time. Who asks while it runs gets the result of that run. */
export class SharedCheck<T> {
  private running?: Promise<T>;

  constructor(private readonly check: () => Promise<T>) {}

  run(): Promise<T> {
    this.running ??= this.check().finally(() => (this.running = undefined));
    return this.running;
  }
}
