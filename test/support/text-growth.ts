/** Linear work grows by this factor from one size to the next, quadratic work by its square. */
const STEP = 4;
const TOO_FAST_GROWTH = 9;
/** Milliseconds of CPU time. Shorter work cannot be compared, longer work has shown how it grows. */
const COMPARABLE = 1.5;
const ENOUGH = 8;
/** One step to a time above this shows too fast growth, two steps to a shorter time: the first may be a slow machine. */
const CERTAIN = 1_000;
const ATTEMPTS = 4;

const UNITS = [
  '[',
  '![a]',
  '[[a]',
  '<',
  '<!--',
  '<a ',
  '`',
  '*',
  '*a_',
  '_',
  '>',
  '|',
  '\\[',
  '[a]: b\n',
  '[a](',
  ']',
  '{',
  '{{#',
  '{/*',
  '{#a',
  '&',
  '&a',
  ' ',
  'a ',
  '\t',
  '\u00a0',
  '😀',
  'a',
  'a.',
  '#',
  '# a\n',
  '---\n',
  '---',
  '~~~',
  '~a',
  ':::',
  ':::a\n',
  '\n',
  '\r',
  "'",
  'import ',
  'import a from ',
  'a@b.',
  'www.a',
  'http://a',
  '[1]',
  '[^1]',
  '--a',
  '::a',
  '/',
  '/a',
  '. ',
  '"',
  '(',
  '-',
  '=',
] as const;
const SEEDS = 8;
/** Ends what many of the units begin. */
const ENDS = 'a](a) `*_~ " }} */} -->\n:::\n';

/** How to make a text of any length: of each unit repeated, without and with an end, and of mixes that are always the same. */
function makers(): Map<string, (length: number) => string> {
  const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const texts = new Map<string, (length: number) => string>();
  for (const unit of UNITS) {
    texts.set(JSON.stringify(unit), repeated(unit));
    texts.set(`${JSON.stringify(unit)} with an end`, (length) => repeated(unit)(length - ENDS.length) + ENDS);
  }
  for (let seed = 1; seed <= SEEDS; seed += 1) texts.set(`mix ${seed}`, repeated(mixOf(seed)));
  texts.set('import and spaces', (length) => 'import'.padEnd(length));
  return texts;
}

/** Some units in an order that depends on the seed only (a linear congruential generator). */
function mixOf(seed: number): string {
  let state = seed * 7_919;
  const pick = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return UNITS[(state >>> 16) % UNITS.length]!;
  };
  return Array.from({ length: 9 }, pick).join('');
}

/** Numbers of characters. The time for texts shorter than `shortest` is not compared: a named limit may bound it first. */
interface Sizes {
  readonly shortest?: number;
  readonly longest?: number;
}

/**
 * The texts for which the work grows faster than their length, with the times at each size; empty when there is none. Each time
 * is the least CPU time of several tries. The work for one text ends early when it has shown how it grows.
 */
export function growsFasterThanText(
  work: (text: string) => unknown,
  { shortest = 1_024, longest = 1_048_576 }: Sizes = {},
): string[] {
  const faults: string[] = [];
  for (const [name, textOf] of makers()) {
    let before = 0;
    let wasTooFast = false;
    for (let size = shortest; size <= longest; size *= STEP) {
      const text = textOf(size);
      const time = leastTime(() => work(text), before * TOO_FAST_GROWTH);
      const isTooFast = before >= COMPARABLE && time > before * TOO_FAST_GROWTH;
      if (isTooFast && (wasTooFast || time > CERTAIN)) {
        faults.push(`${name}: ${before.toFixed(1)} ms, then ${time.toFixed(1)} ms for ${size} characters`);
        break;
      }
      if (!isTooFast && time > ENOUGH && before >= COMPARABLE) break;
      before = time;
      wasTooFast = isTooFast;
    }
  }
  return faults;
}

/** Tries again only when the time is suspicious: another process can slow down a whole measurement. */
function leastTime(work: () => unknown, suspicious: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
    if (least <= suspicious) break;
  }
  return least;
}
