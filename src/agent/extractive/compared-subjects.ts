import { UNSPACED } from '../../text/languages/unspaced.js';
import type { Cues } from './cue-words.js';
import { cuesFor, plain } from './cues.js';

/** A longer text compares more than two things. */
const LONGEST = 200;
/** Words of each thing in "A or B", where nothing else says that the question compares. */
const SHORT = 3;

/** Between two compared things and the word for "difference", the longest first. */
const LINKS = ['之间有什么', '之间的', '有什么', '有何', '之间', 'との', 'の', '的', '의', '는', '은'];

const VERSUS: ReadonlySet<string> = new Set(['vs', 'vs.', 'versus']);
const BETWEEN: ReadonlySet<string> = new Set([...VERSUS, 'and', 'or', 'with', 'to']);
const OR: ReadonlySet<string> = new Set(['or']);

/** The two things that a question compares ("difference between A and B", "A vs B", "A or B"); empty for other questions. Other languages than English need the word for "difference". */
export function comparedSubjects(question: string): readonly string[] {
  if (question.length > LONGEST) return [];
  const [clause = ''] = question.split(/[,?!;؟？！；，]/u, 1);
  const words = clause.split(/\s+/).filter((word) => word !== '');
  const cues = cuesFor(question);
  const inCues = cues ? inOtherLanguage(words, cues) : [];
  if (cues) return inCues.length > 0 ? inCues : splitAt(words, VERSUS);
  const lower = words.map((word) => word.toLowerCase());
  const difference = lower.findIndex((word) => word.startsWith('differen'));
  const isBetween = lower[difference + 1] === 'between' || lower[difference + 1] === 'of';
  if (difference >= 0 && isBetween) return splitAt(words.slice(difference + 2), BETWEEN);
  if (lower.includes('compare')) return splitAt(words.slice(lower.indexOf('compare') + 1), BETWEEN);
  const versus = splitAt(words, VERSUS);
  if (versus.length > 0) return versus;
  const either = splitAt(words, OR);
  return either.every((thing) => thing.split(' ').length <= SHORT) ? either : [];
}

/** What is compared comes after the word for "difference"; in languages without spaces, and in Korean, before it. */
function inOtherLanguage(words: readonly string[], { difference, and }: Cues): string[] {
  const phrases = difference.map((phrase) => plain(phrase).split(' '));
  const said = words.map(plain);
  for (const phrase of phrases.filter(([first]) => !UNSPACED.test(first!))) {
    const start = said.findIndex((_, place) => phrase.every((word, offset) => said[place + offset] === word));
    if (start < 0) continue;
    const between = new Set(and.map(plain));
    return splitWhere(words.slice(start + phrase.length), (word) => between.has(plain(word)));
  }
  const text = words.join(' ');
  const end = difference.map((phrase) => text.indexOf(phrase)).find((place) => place > 0);
  return end === undefined || !UNSPACED.test(text) ? [] : splitUnspaced(text.slice(0, end), and);
}

/** `AとBの` is A and B. */
function splitUnspaced(text: string, separators: readonly string[]): string[] {
  const written = text.trim();
  const compared = written.slice(0, written.length - (LINKS.find((link) => written.endsWith(link))?.length ?? 0));
  const places = separators.map((separator) => ({ separator, place: compared.indexOf(separator, 1) }));
  const found = places.filter(({ place, separator }) => place > 0 && place + separator.length < compared.length);
  const [first] = found.toSorted((left, right) => left.place - right.place);
  if (!first) return [];
  return [compared.slice(0, first.place).trim(), compared.slice(first.place + first.separator.length).trim()];
}

/** The words before and after the first separator, which is at neither end; else nothing. */
function splitAt(words: readonly string[], separators: ReadonlySet<string>): string[] {
  return splitWhere(words, (word) => separators.has(word.toLowerCase()));
}

function splitWhere(words: readonly string[], isSeparator: (word: string) => boolean): string[] {
  const place = words.findIndex(isSeparator);
  if (place < 1 || place === words.length - 1) return [];
  return [words.slice(0, place).join(' '), words.slice(place + 1).join(' ')];
}
