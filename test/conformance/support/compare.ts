import { Bindings } from './bindings.js';

export interface ComparisonOptions {
  /** Ids in the fixture that this server replaces by its own. */
  readonly upstreamIds?: ReadonlySet<string>;
  /** `keep_durations`: durations in workflow summaries must be equal. */
  readonly exactDurations?: boolean;
  /** `keep_timestamps`: timestamps are informative, so any timestamp is accepted. */
  readonly anyInstant?: boolean;
  /** JSON inside strings is compared by value, the text before it exactly. */
  readonly jsonInStrings?: boolean;
}

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** Compares actual with expected values by the rules of ../README.md. Create one instance per fixture file. */
export class Comparison {
  readonly bindings: Bindings;

  constructor(private readonly options: ComparisonOptions = {}) {
    this.bindings = new Bindings(options.upstreamIds);
  }

  /** One line for each difference, with its path. */
  differences(actual: unknown, expected: unknown, path = '$'): string[] {
    if (typeof expected === 'string') return this.compareText(actual, expected, path);
    if (Array.isArray(expected)) return this.compareLists(actual, expected, path);
    if (typeof expected === 'object' && expected !== null) return this.compareObjects(actual, expected, path);
    const isDuration = path.endsWith('.summary.duration') && !this.options.exactDurations;
    if (isDuration && Number.isInteger(actual) && (actual as number) >= 0) return [];
    return actual === expected ? [] : [mismatch(path, actual, expected)];
  }

  private compareText(actual: unknown, expected: string, path: string): string[] {
    if (actual === expected && !this.bindings.isPlaceholder(expected)) return [];
    if (expected === '<ts>' || (this.options.anyInstant && path.endsWith('.created_at')))
      return isInstant(actual) ? [] : [mismatch(path, actual, expected)];
    if (this.bindings.isPlaceholder(expected)) {
      if (this.bindings.bind(expected, actual)) return [];
      return [mismatch(path, actual, `${expected} = ${this.bindings.actual(expected) ?? 'another id'}`)];
    }
    const parsed = this.options.jsonInStrings && typeof actual === 'string' ? parseBoth(actual, expected) : undefined;
    return parsed
      ? this.differences(parsed.actual, parsed.expected, `${path}(json)`)
      : [mismatch(path, actual, expected)];
  }

  private compareLists(actual: unknown, expected: readonly unknown[], path: string): string[] {
    if (!Array.isArray(actual)) return [mismatch(path, actual, expected)];
    const ordered = this.orderRemovals(actual, expected);
    const wrong = expected.flatMap((value, index) =>
      index < ordered.length ? this.differences(ordered[index], value, `${path}[${index}]`) : [],
    );
    if (actual.length === expected.length) return wrong;
    return [...wrong, `${path}: ${actual.length} entries instead of ${expected.length}`];
  }

  private compareObjects(actual: unknown, expected: object, path: string): string[] {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual))
      return [mismatch(path, actual, expected)];
    const wanted = new Map(Object.entries(expected).map(([key, value]) => [this.bindings.actual(key) ?? key, value]));
    const given = new Map(Object.entries(actual).filter(([, value]) => value !== undefined));
    const extra = [...given.keys()].filter((key) => !wanted.has(key)).map((key) => `${path}.${key}: not expected`);
    const wrong = [...wanted].flatMap(([key, value]) =>
      given.has(key) ? this.differences(given.get(key), value, `${path}.${key}`) : [`${path}.${key}: missing`],
    );
    return [...wrong, ...extra];
  }

  /** The reference removes items in the order of a hash table, so consecutive removals are compared as a set. */
  private orderRemovals(actual: readonly unknown[], expected: readonly unknown[]): unknown[] {
    const left = actual.filter(isRemoval);
    const wanted = expected.filter(isRemoval).map((event) => this.bindings.actual(event.item_id) ?? event.item_id);
    const rank = (event: Removal) => wanted.indexOf(event.item_id) + (wanted.includes(event.item_id) ? 0 : Infinity);
    left.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    return actual.map((event) => (isRemoval(event) ? left.shift() : event));
  }
}

interface Removal {
  readonly type: 'thread.item.removed';
  readonly item_id: string;
}

function isRemoval(value: unknown): value is Removal {
  return (value as Partial<Removal> | null)?.type === 'thread.item.removed';
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && ISO_INSTANT.test(value);
}

/** Splits text into the part before the first brace or bracket and the parsed JSON. Undefined if there is no JSON. */
function parseBoth(actual: string, expected: string): { actual: unknown; expected: unknown } | undefined {
  const [first, second] = [splitJson(actual), splitJson(expected)];
  return first && second ? { actual: first, expected: second } : undefined;
}

function splitJson(text: string): { before: string; json: unknown } | undefined {
  const start = text.search(/[[{]/);
  if (start < 0) return undefined;
  try {
    return { before: text.slice(0, start), json: JSON.parse(text.slice(start)) };
  } catch {
    return undefined;
  }
}

function mismatch(path: string, actual: unknown, expected: unknown): string {
  return `${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
}
