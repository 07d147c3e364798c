/** Generated ids are placeholders in fixtures (`<msg_1>`): each stands for one actual id, one to one, in a whole file. */
export class Bindings {
  private readonly actualOf = new Map<string, string>();
  private readonly placeholderOf = new Map<string, string>();

  /** @param upstreamIds ids that a fixture writes out but that a server with ids of its own replaces. */
  constructor(private readonly upstreamIds: ReadonlySet<string> = new Set()) {}

  isPlaceholder(text: string): boolean {
    return /^<[a-z]+_\d+>$/.test(text) || this.upstreamIds.has(text);
  }

  /** Whether `actual` may stand for `placeholder`; the first meeting decides. */
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

  /** The value with every bound placeholder replaced, for instance a later request of the same file. */
  resolve<T>(value: T): T {
    const text = JSON.stringify(value, (_key, member: unknown) => this.actual(member) ?? member);
    return JSON.parse(text) as T;
  }
}
