import type { Stance } from '../../agent/extractive/phrases.js';
import { HALVES, type Half, UNANSWERABLE } from './answer-question.js';
import type { GradedAnswer } from './answers-run.js';
import { GRADES } from './grade-answer.js';

/** The share of each grade, 0 to 1, and the number of questions. */
export type GradeShares = Readonly<Record<(typeof GRADES)[number], number>> & { readonly count: number };

/** Shares of the grades of one half, by kind of question, and of all kinds as `overall`. */
export function gradeShares(graded: readonly GradedAnswer[], half: Half): Readonly<Record<string, GradeShares>> {
  const ones = graded.filter(({ question }) => question.half === half);
  const kinds = [...new Set(ones.map(({ question }) => question.kind))].sort();
  const rows = kinds.map((kind) => [kind, sharesOf(ones.filter(({ question }) => question.kind === kind))] as const);
  return Object.fromEntries([...rows, ['overall', sharesOf(ones)]]);
}

/** A table for each half. */
export function describeAnswers(graded: readonly GradedAnswer[]): string {
  return HALVES.flatMap((half) => {
    const rows = Object.entries(gradeShares(graded, half)).map(([kind, shares]) => row(kind, shares));
    return [
      half.padEnd(14) + ['n', ...GRADES].map((title) => title.padStart(9)).join(''),
      ...rows,
      stanceLine(graded, half),
      '',
    ];
  }).join('\n');
}

/** How often answers were refused, or marked as uncertain. */
function stanceLine(graded: readonly GradedAnswer[], half: Half): string {
  const ones = graded.filter(({ question }) => question.half === half);
  const answerable = ones.filter(({ question }) => question.kind !== UNANSWERABLE);
  const unanswerable = ones.filter(({ question }) => question.kind === UNANSWERABLE);
  return (
    `answerable: ${shareWith(answerable, 'refused')} refused, ${shareWith(answerable, 'unsure')} marked as uncertain; ` +
    `unanswerable: ${shareWith(unanswerable, 'refused', 'unsure')} refused or marked`
  );
}

function shareWith(graded: readonly GradedAnswer[], ...stances: readonly Stance[]): string {
  const count = graded.filter(({ answer }) => stances.includes(answer.stance)).length;
  return percent(count / Math.max(1, graded.length));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** One line for each answer of the tuning half that is not good. Those of the other half are never shown. */
export function describeFaults(graded: readonly GradedAnswer[]): string {
  return graded
    .filter(({ question, grade }) => question.half === 'tuning' && grade !== 'good')
    .map(({ question, grade, answer }) => `${grade.padEnd(8)} ${question.id}  ${question.question}\n${answer.text}\n`)
    .join('\n');
}

function sharesOf(graded: readonly GradedAnswer[]): GradeShares {
  const share = (grade: string) => graded.filter((one) => one.grade === grade).length / Math.max(1, graded.length);
  return {
    count: graded.length,
    good: share('good'),
    partly: share('partly'),
    useless: share('useless'),
    wrong: share('wrong'),
  };
}

function row(kind: string, shares: GradeShares): string {
  const cells = GRADES.map((grade) => percent(shares[grade]));
  return kind.padEnd(14) + [String(shares.count), ...cells].map((cell) => cell.padStart(9)).join('');
}
