import { DETECTED_CHARACTERS } from '../limits.js';
import { telltales } from './function-words.js';

/** Letters that belong to one language, or to the languages that are then told apart by their words. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['zh', /\p{sc=Han}/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['km', /\p{sc=Khmer}/gu],
  ['lo', /\p{sc=Lao}/gu],
  ['my', /\p{sc=Myanmar}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
  ['bn', /\p{sc=Bengali}/gu],
  ['ta', /\p{sc=Tamil}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['ka', /\p{sc=Georgian}/gu],
  ['hy', /\p{sc=Armenian}/gu],
  ['ru', /\p{sc=Cyrillic}/gu],
];
const ASCII = /^[\0-\x7f]*$/;
const LATIN_LETTERS = /\p{sc=Latin}/gu;
/** A text has names and commands in Latin letters too, so that other letters count more. */
const OTHER_SCRIPT_WEIGHT = 3;
/** Japanese has at least this share of kana among its letters; Chinese quotes some. */
const KANA_SHARE = 0.08;

/** Letters that few languages in Latin or Cyrillic letters have. */
const TELLING_LETTERS: readonly (readonly [letters: string, languages: readonly string[]])[] = [
  ['ß', ['de']],
  ['ñ¿¡', ['es']],
  ['ãõ', ['pt']],
  ['łśźżńęą', ['pl']],
  ['őű', ['hu']],
  ['ğş', ['tr']],
  ['țșă', ['ro']],
  ['ěřůž', ['cs']],
  ['åø', ['da', 'no']],
  ['äö', ['de', 'sv', 'fi']],
  ['ơưđ', ['vi']],
  ['œ', ['fr']],
  ['іїєґ', ['uk']],
  ['ыэё', ['ru']],
];
const WORD = /\p{L}+/gu;
/** The best language must be this much better than the next. */
const MARGIN = 1.2;

let weights: ReadonlyMap<string, readonly (readonly [language: string, weight: number])[]> | undefined;

/**
 * The language of a text as a code of two letters, by its letters and by the words that only few languages have. Undefined
 * when that does not tell it, as in "install prettier plugin".
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, DETECTED_CHARACTERS);
  const byScript = ASCII.test(sample) ? undefined : scriptOf(sample);
  return byScript === undefined || byScript === 'ru' ? byWords(sample, byScript) : byScript;
}

function scriptOf(sample: string): string | undefined {
  const counts = SCRIPTS.map(([language, letters]) => [language, sample.match(letters)?.length ?? 0] as const);
  const [[, kana], [, han]] = [counts[0]!, counts[1]!];
  if ((kana + han) * OTHER_SCRIPT_WEIGHT >= (sample.match(LATIN_LETTERS)?.length ?? 0) && kana + han > 0)
    return kana >= (kana + han) * KANA_SHARE ? 'ja' : 'zh';
  const [best, count] = counts.reduce((left, right) => (right[1] > left[1] ? right : left));
  const latin = sample.match(LATIN_LETTERS)?.length ?? 0;
  return count > 0 && count * OTHER_SCRIPT_WEIGHT >= latin ? best : undefined;
}

function byWords(sample: string, fallback: string | undefined): string | undefined {
  weights ??= weigh();
  const scores = new Map<string, number>();
  const lower = sample.toLowerCase();
  for (const [word] of lower.matchAll(WORD))
    for (const [language, weight] of weights.get(word) ?? [])
      scores.set(language, (scores.get(language) ?? 0) + weight);
  if (!ASCII.test(sample))
    for (const [letters, languages] of TELLING_LETTERS)
      if ([...letters].some((letter) => lower.includes(letter)))
        for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
  const [first, second] = [...scores].sort((left, right) => right[1] - left[1]);
  if (!first) return fallback;
  return first[1] >= (second?.[1] ?? 0) * MARGIN ? first[0] : fallback;
}

/** A word counts less the more languages have it. */
function weigh(): Map<string, [string, number][]> {
  const languages = new Map<string, string[]>();
  for (const [language, words] of telltales())
    for (const word of words) languages.set(word, [...(languages.get(word) ?? []), language]);
  return new Map(
    [...languages].map(([word, having]) => [word, having.map((language) => [language, 1 / having.length ** 2])]),
  );
}

const SAME: Readonly<Record<string, string>> = {
  nb: 'no',
  nn: 'no',
  iw: 'he',
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
  cz: 'cs',
  in: 'id',
};
const TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/i;

/** The two letters of a language tag such as `pt-BR` or `zh_CN`. Undefined for other words. */
export function languageOfTag(tag: string): string | undefined {
  const code = TAG.exec(tag.trim())?.[1]?.toLowerCase();
  if (code === undefined) return undefined;
  const known = SAME[code] ?? code;
  return known.length === 2 ? known : undefined;
}
