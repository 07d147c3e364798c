import { stemmer } from 'stemmer';
import { commonForm, everydayStems, RAREST, rarity } from '../../text/everyday-words.js';
import { SEARCH_STOP_WORDS } from '../../text/stop-words.js';
import type { Lexicon } from '../index-build.js';
import { termId } from '../lexical/term-id.js';
import { REPAIRED_WORDS } from '../limits.js';
import { isWithinEdits, singleEdits } from './edits.js';

/** A word of a question that no page has, and the word of the pages that was searched instead. Both in lower case. */
export interface RepairedWord {
  readonly typed: string;
  readonly searched: string;
}

/** A word in letters of English, not a part of a name such as `DATABASE_URL`, a path or an address. */
const PLAIN_WORD = /(?<![\p{L}\p{N}_\-./:@])[A-Za-z][a-z]{3,23}(?![\p{L}\p{N}_\-/:@]|\.[\p{L}\p{N}])/gu;
/** Shorter words have too many neighbours at two edits. */
const TWO_EDITS_FROM = 8;
/** Shorter parts of a word are words by chance. */
const SHORTEST_PART = 4;
/** A word that is at most this rare in everyday English is not a typing error. */
const ORDINARY = 13.5;

/**
 * The typing errors of a question: words that no page has, for which the pages have a word at one edit (a letter too much, a
 * letter missing, another letter, two letters exchanged), two English words that were typed as one, or an English word at two
 * edits when they are long. Everyday
 * English words are kept. `loadEverydayWords` has to be called before.
 */
export function repairedWords(query: string, lexicon: Lexicon): RepairedWord[] {
  const words = new Set((query.match(PLAIN_WORD) ?? []).map((word) => word.toLowerCase()));
  const unknown = [...words].filter((word) => !isKnown(word, lexicon) && rarity(stemmer(word)) > ORDINARY);
  return unknown.slice(0, REPAIRED_WORDS).flatMap((typed) => {
    const searched =
      atOneEdit(typed, lexicon) ??
      asTwoWords(typed, lexicon) ??
      (typed.length >= TWO_EDITS_FROM ? atTwoEdits(typed, lexicon) : undefined);
    return searched === undefined ? [] : [{ typed, searched }];
  });
}

/** The text with the words that were searched instead of those that were typed. */
export function withRepairs(text: string, repairs: readonly RepairedWord[]): string {
  const searched = new Map(repairs.map((repair) => [repair.typed, repair.searched]));
  if (searched.size === 0) return text;
  return text.replace(PLAIN_WORD, (word) => searched.get(word.toLowerCase()) ?? word);
}

function isKnown(word: string, lexicon: Lexicon): boolean {
  return SEARCH_STOP_WORDS.has(word) || frequencyOf(stemmer(word), lexicon) > 0;
}

function frequencyOf(stem: string, { frequencies }: Lexicon): number {
  return frequencies.get(termId(stem)) ?? 0;
}

/** The word at one edit that most pages have; English words before others, stop words last. */
function atOneEdit(typed: string, lexicon: Lexicon): string | undefined {
  const found = singleEdits(typed).flatMap((word) => {
    const stem = stemmer(word);
    const frequency = frequencyOf(stem, lexicon);
    if (frequency > 0) return [{ word, score: frequency + (rarity(stem) < RAREST ? lexicon.chunks : 0) }];
    return SEARCH_STOP_WORDS.has(word) ? [{ word, score: 0 }] : [];
  });
  return bestOf(found);
}

/** Two English words of the pages that were typed as one: "darkmode". The rarer word of each pair decides. */
function asTwoWords(typed: string, lexicon: Lexicon): string | undefined {
  const found: { word: string; score: number }[] = [];
  for (let end = SHORTEST_PART; end <= typed.length - SHORTEST_PART; end += 1) {
    const stems = [typed.slice(0, end), typed.slice(end)].map(stemmer);
    const score = Math.min(...stems.map((stem) => (rarity(stem) < RAREST ? frequencyOf(stem, lexicon) : 0)));
    if (score > 0) found.push({ word: `${typed.slice(0, end)} ${typed.slice(end)}`, score });
  }
  return bestOf(found);
}

/** The vocabulary of the pages is stored as numbers, so at two edits only English words can be tried. */
function atTwoEdits(typed: string, lexicon: Lexicon): string | undefined {
  const found: { word: string; score: number }[] = [];
  for (const stem of everydayStems()) {
    if (stem[0] !== typed[0]) continue;
    const word = commonForm(stem);
    const score = isWithinEdits(typed, word, 2) ? frequencyOf(stem, lexicon) : 0;
    if (score > 0) found.push({ word, score });
  }
  return bestOf(found);
}

/** The first of those with the highest score. */
function bestOf(found: readonly { readonly word: string; readonly score: number }[]): string | undefined {
  let best: { readonly word: string; readonly score: number } | undefined;
  for (const one of found) if (!best || one.score > best.score) best = one;
  return best?.word;
}
