import { sizesBetween, tooFastGrowth } from './growth.js';

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
  '【1†',
  '[1-',
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

/** The texts for which the work grows faster than their length, with the times of two lengths; empty when there is none. */
export function growsFasterThanText(
  work: (text: string) => unknown,
  { shortest = 1_024, longest = 1_048_576 }: Sizes = {},
): string[] {
  return [...makers()].flatMap(([name, textOf]) => {
    const fault = tooFastGrowth(sizesBetween(shortest, longest), (size) => {
      const text = textOf(size);
      return () => work(text);
    });
    return fault ? [`${name}: ${fault}`] : [];
  });
}
