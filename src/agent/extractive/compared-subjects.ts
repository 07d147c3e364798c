/** A longer text compares more than two things. */
const LONGEST = 200;
/** Words of each thing in "A or B", where nothing else says that the question compares. */
const SHORT = 3;

const VERSUS: ReadonlySet<string> = new Set(['vs', 'vs.', 'versus']);
const BETWEEN: ReadonlySet<string> = new Set([...VERSUS, 'and', 'or', 'with', 'to']);
const OR: ReadonlySet<string> = new Set(['or']);

/** The two things that a question compares ("difference between A and B", "A vs B", "A or B"); empty for other questions. English only. */
export function comparedSubjects(question: string): readonly string[] {
  if (question.length > LONGEST) return [];
  const [clause = ''] = question.split(/[,?!;]/, 1);
  const words = clause.split(/\s+/).filter((word) => word !== '');
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

/** The words before and after the first separator, which is at neither end; else nothing. */
function splitAt(words: readonly string[], separators: ReadonlySet<string>): string[] {
  const place = words.findIndex((word) => separators.has(word.toLowerCase()));
  if (place < 1 || place === words.length - 1) return [];
  return [words.slice(0, place).join(' '), words.slice(place + 1).join(' ')];
}
