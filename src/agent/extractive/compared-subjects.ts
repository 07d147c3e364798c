import { cut } from '../../text/cut.js';

/** A longer text compares more than two things. */
const LONGEST = 200;

/** English only. The first two groups are the subjects. */
const COMPARISONS = [
  /\bdifferen(?:ce|ces|t) (?:between|of) (.+?) (?:and|or|vs\.?|versus) (.+)$/i,
  /\bcompare (.+?) (?:and|with|to|vs\.?|versus) (.+)$/i,
  /^(.+?) (?:vs\.?|versus|compared to|compared with) (.+)$/i,
  /^(?:should i (?:use|take) |is it |which is (?:better|faster)[:,]? |what is (?:better|faster)[:,]? )?(\S+(?: \S+){0,2}) or (\S+(?: \S+){0,2})$/i,
];

/** The two things that a question compares ("difference between A and B", "A vs B", "A or B"); empty for other questions. */
export function comparedSubjects(question: string): readonly string[] {
  if (question.length > LONGEST) return [];
  const [clause = ''] = cut(question, LONGEST).split(/[,?!;]/, 1);
  const found = COMPARISONS.map((pattern) => pattern.exec(clause.trim())).find((match) => match !== null);
  return found ? [found[1]!.trim(), found[2]!.trim()] : [];
}
