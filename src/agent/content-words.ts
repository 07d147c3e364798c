import { stemmer } from 'stemmer';

/** Words that say nothing about the subject of a question. */
const FUNCTION_WORDS = new Set(
  (
    'a about after again all also am an and another any are as at be because been before being between both but by can ' +
    'cannot could did do does doing done down each else for from further get gets give got had has have having he her here ' +
    'hers him his how i if in into is it its itself just know let like make me mean more most much must my need no nor not ' +
    'now of off ok on once one only or other our out over own please same say she should show so some such tell than thank ' +
    'that the their them then there these they this those through to too under until up us use used using very want was we ' +
    'were what when where which while who whom whose why will with without would yes you your'
  ).split(' '),
);

export interface ContentWord {
  /** As it was written. */
  readonly word: string;
  /** Equal for the forms of one word. */
  readonly stem: string;
}

/** The words that carry the meaning of a text, in order. Names like `DATABASE_URL` count whole and by their parts. */
export function contentWords(text: string): ContentWord[] {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word])).flatMap(toContentWord);
}

function toContentWord(word: string): ContentWord[] {
  const lower = word.toLowerCase();
  return lower === '' || FUNCTION_WORDS.has(lower) ? [] : [{ word, stem: stemmer(lower) }];
}
