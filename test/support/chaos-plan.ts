import { SeededRandom } from './chaos-random.js';
import type { ScriptedAnswer } from './chaos-upstream.js';

export const CUTS = 20;
const WORDS = [
  'Set',
  ' the',
  ' address',
  ' of',
  ' your',
  ' Postgres',
  ',',
  ' then',
  ' start',
  ' it',
  '.',
  '\n\n',
  ' `code`',
  ' 漢字',
  ' 👩‍👩‍👧',
  ' é',
  '  ',
];

/** The answer for a seed: deltas of different lengths with characters of different widths. */
export function answerOf(seed: number): ScriptedAnswer {
  const random = new SeededRandom(seed);
  const text = Array.from({ length: random.wholeNumber(60, 120) }, () => random.pick(WORDS)).join('');
  const characters = Array.from(`Answer ${seed}: ${text}end.`);
  const deltas: string[] = [];
  for (let at = 0; at < characters.length; ) {
    const length = random.wholeNumber(1, 9);
    deltas.push(characters.slice(at, at + length).join(''));
    at += length;
  }
  return { deltas, pauseMilliseconds: random.wholeNumber(1, 8) };
}

/** The numbers of frames after which the connection is cut: twenty random places of the answer. */
export function cutsOf(seed: number): number[] {
  const random = new SeededRandom(seed + 1_000_000);
  const frames = answerOf(seed).deltas.length;
  const places = new Set<number>();
  while (places.size < CUTS) places.add(random.wholeNumber(1, frames));
  return [...places].toSorted((a, b) => a - b);
}
