import { SEGMENTED_CHARACTERS } from '../limits.js';

/** Letters of languages that do not separate words by spaces, or join endings to them (Korean). */
export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
export const HANGUL = /^\p{sc=Hangul}+$/u;
const SOUTH_EAST = /[\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;
/** Foreign words in Japanese, and the rest. */
const RUNS = /[\p{sc=Katakana}ー]+|[^\p{sc=Katakana}ー]+/gu;
const KATAKANA = /^[\p{sc=Katakana}ー]+$/u;
export const HAN = /^\p{sc=Han}$/u;

/**
 * All terms of a run of letters, whatever its words are: each pair of neighbours (as Lucene's CJKBigramFilter does), of the
 * alphabets of South-East Asia each three, and each Chinese character. They do not
 * depend on a dictionary, whose words change with the version of ICU: an index can be searched by another version of Node.
 */
export function lettersOf(run: string): string[] {
  const letters = [...run];
  if (letters.length < 2) return letters;
  if (SOUTH_EAST.test(run)) return [...grams(letters, 2), ...grams(letters, 3)];
  return [...grams(letters, 2), ...letters.filter((letter) => HAN.test(letter))];
}

/** The terms of an index that stand for one word. */
export function lettersOfWord(word: string): string[] {
  const letters = [...word];
  const length = SOUTH_EAST.test(word) ? 3 : 2;
  return letters.length <= length ? [word] : grams(letters, length);
}

function grams(letters: readonly string[], length: number): string[] {
  return letters.slice(length - 1).map((_, index) => letters.slice(index, index + length).join(''));
}

let segmenter: Intl.Segmenter | undefined;

/** The words of a run of letters, by the dictionary of this version of ICU. */
export function wordsOf(run: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const words: string[] = [];
  // Katakana words are not in the dictionary, which would cut them into pieces.
  for (const [part] of run.matchAll(RUNS))
    if (KATAKANA.test(part)) words.push(part);
    else
      for (let at = 0; at < part.length; at += SEGMENTED_CHARACTERS)
        for (const { segment } of segmenter.segment(part.slice(at, at + SEGMENTED_CHARACTERS))) words.push(segment);
  return words;
}
