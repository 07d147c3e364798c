import { chatKitRequestSchema } from '../../../src/protocol/requests.js';
import type { FuzzRequest } from './fuzz-requests.js';

/** Of each class of answers: how many. `left`: the client or the server closed the connection before an answer. */
const CLASSES = ['2xx', '3xx', '4xx', '5xx', 'left'] as const;
type Counts = Record<(typeof CLASSES)[number], number>;

/** Before the request type, in the names that count request types. */
const OF_TYPES = 'POST /chatkit ';
/** The request types of the protocol. */
export const TYPES: readonly string[] = chatKitRequestSchema.options.map((option) => option.shape.type.value);

/** How the requests were answered, by method and route, and those of `POST /chatkit` by the type in their body, too. */
export class AnswerCounts {
  private readonly counts = new Map<string, Counts>();

  add(request: FuzzRequest, status: number): void {
    const { method, route } = request;
    const name = `${method} ${route}`;
    const answer = status === 0 ? 'left' : (`${Math.floor(status / 100)}xx` as keyof Counts);
    this.of(name)[answer] += 1;
    if (`${name} ` === OF_TYPES) this.of(`${OF_TYPES}${typeIn(request)}`)[answer] += 1;
  }

  /** How often a request with this name was answered. `name`: `GET /threads`, or `POST /chatkit threads.list`. */
  answered(name: string): number {
    const { left: _left, ...answers } = this.of(name);
    return Object.values(answers).reduce((sum, count) => sum + count, 0);
  }

  succeeded(name: string): number {
    return this.of(name)['2xx'];
  }

  /** One line for each of `names` and for each request type, then one for all other methods and addresses. */
  tableOf(names: readonly string[]): string {
    const shown = [...this.counts].filter(([name]) => names.includes(name) || name.startsWith(OF_TYPES));
    const others = [...this.counts].filter(([name]) => !names.includes(name) && !name.startsWith(OF_TYPES));
    const sum = Object.fromEntries(
      CLASSES.map((each) => [each, others.reduce((total, [, counts]) => total + counts[each], 0)]),
    ) as Counts;
    const lines = shown.map(([name, counts]) => lineOf(name, counts)).sort();
    return [...lines, lineOf('other methods and addresses', sum)].join('\n');
  }

  private of(name: string): Counts {
    const counts = this.counts.get(name) ?? { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0, left: 0 };
    this.counts.set(name, counts);
    return counts;
  }
}

/** `POST /chatkit threads.list: 812 × 2xx, 401 × 4xx`. */
function lineOf(name: string, counts: Counts): string {
  const answers = CLASSES.filter((each) => counts[each] > 0).map((each) => `${counts[each]} × ${each}`);
  return `${name}: ${answers.join(', ')}`;
}

/** The request type of a body, if the protocol knows it. */
function typeIn({ body = '' }: FuzzRequest): string {
  try {
    const { type } = JSON.parse(body) as { type?: unknown };
    return TYPES.find((known) => known === type) ?? 'of no type of the protocol';
  } catch {
    return 'with broken or encoded JSON';
  }
}
