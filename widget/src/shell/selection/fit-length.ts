export const MAX_CHARACTERS = 2_000;
const MIN_CHARACTERS = 10;
/** Chinese, Japanese and Korean say in four characters what takes a sentence elsewhere. */
const MIN_CJK_CHARACTERS = 4;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export interface FittedText {
  text: string;
  truncated: boolean;
}

/** Null if there is too little to ask about. What is too long ends at the last whole word that fits. */
export function fitLength(text: string, min = MIN_CHARACTERS, max = MAX_CHARACTERS): FittedText | null {
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
