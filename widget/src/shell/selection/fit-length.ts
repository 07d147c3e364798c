import { SELECTED_TEXT_LIMIT } from '../../host/limits.js';

const MIN_CHARACTERS = 10;
/** Chinese, Japanese and Korean need fewer characters for the same meaning. */
const MIN_CJK_CHARACTERS = 4;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export interface FittedText {
  text: string;
  truncated: boolean;
}

/** Null if the text is shorter than `min` characters. A text longer than `max` is cut after the last whole word. */
export function fitLength(text: string, min = MIN_CHARACTERS, max = SELECTED_TEXT_LIMIT): FittedText | null {
  const characters = [...text];
  const mostlyCjk = (text.match(CJK)?.length ?? 0) * 2 > characters.length;
  if (characters.length < (mostlyCjk ? Math.min(min, MIN_CJK_CHARACTERS) : min)) return null;
  if (characters.length <= max) return { text, truncated: false };
  const cut = characters.slice(0, max).join('');
  const endsWord = /\s/u.test(characters[max] ?? ' ');
  const lastSpace = cut.search(/\s\S*$/u);
  const whole = endsWord || mostlyCjk || lastSpace < max / 2 ? cut : cut.slice(0, lastSpace);
  return { text: whole.trimEnd(), truncated: true };
}
