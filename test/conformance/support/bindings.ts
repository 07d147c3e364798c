/** The placeholders of a fixture file for generated ids (`<msg_1>`). Each is bound to exactly one actual id. */
export class Bindings {
  private readonly actualOf = new Map<string, string>();
  private readonly placeholderOf = new Map<string, string>();

  /** @param upstreamIds ids in the fixture that this server replaces by its own. */
  constructor(private readonly upstreamIds: ReadonlySet<string> = new Set()) {}

  isPlaceholder(text: string): boolean {
    return /^<[a-z]+_\d+>$/.test(text) || this.upstreamIds.has(text);
  }

  /** Whether `actual` matches `placeholder`. The first actual value of a placeholder is bound to it. */
  bind(placeholder: string, actual: unknown): boolean {
    if (typeof actual !== 'string' || actual === '') return false;
    if (!this.actualOf.has(placeholder) && !this.placeholderOf.has(actual)) {
      this.actualOf.set(placeholder, actual);
      this.placeholderOf.set(actual, placeholder);
    }
    return this.actualOf.get(placeholder) === actual;
  }

  actual(placeholder: unknown): string | undefined {
    return typeof placeholder === 'string' ? this.actualOf.get(placeholder) : undefined;
  }

  /** Replaces every bound placeholder in a value, for example in a later request of the same file. */
  resolve<T>(value: T): T {
    const text = JSON.stringify(value, (_key, member: unknown) => this.actual(member) ?? member);
    return JSON.parse(text) as T;
  }
}
