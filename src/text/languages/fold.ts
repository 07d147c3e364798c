const ASCII = /^[\0-\x7f]*$/;
/** Combining marks of Latin, Greek and Cyrillic letters, and the optional vowels and the stretching of Arabic and Hebrew. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
/** Kana and Hangul letters would lose what tells them apart. */
const MARKED_LETTERS = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}]/u;
/** Letters that Unicode does not take apart. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const SPELLED_LETTER = /[ßøæœđðłþı]/g;

/** A word in lower case without accents and other marks, so that `größe`, `grösse` and `grosse` are the same. */
export function folded(word: string): string {
  if (ASCII.test(word) || !MARKED_LETTERS.test(word)) return word;
  const plain = word.normalize('NFD').replace(MARKS, '').normalize('NFC');
  return plain.replace(SPELLED_LETTER, (letter) => SPELLED[letter]!);
}
