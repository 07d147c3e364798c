import type { Stance } from '../../agent/extractive/phrases.js';
import { addressKey } from '../../content/addresses/address-key.js';
import { plainAddress } from '../../content/addresses/plain.js';
import { type AnswerQuestion, UNANSWERABLE } from './answer-question.js';

/** What a reader got. */
export interface GivenAnswer {
  /** Markdown. */
  readonly text: string;
  /** The addresses of its citations, in their order. The site of an evaluation begins at `/`. */
  readonly citations: readonly string[];
  readonly stance: Stance;
}

export const GRADES = ['good', 'partly', 'useless', 'wrong'] as const;
export type Grade = (typeof GRADES)[number];

/**
 * - `good`: all required texts, none of the forbidden ones, and the first citation opens a page that answers the question.
 *   Of an unanswerable question: the answer is refused.
 * - `partly`: some of the required texts, or a citation of a page that answers. Of an unanswerable question: the quotation
 *   is marked as a possible answer.
 * - `wrong`: a forbidden text, or an answer without any mark that neither contains a required text nor cites a page that
 *   answers. Of an unanswerable question: any answer without a mark.
 * - `useless`: everything else. The reader learns nothing and is not misled.
 */
export function gradeAnswer(question: AnswerQuestion, answer: GivenAnswer): Grade {
  const text = plain(answer.text);
  if (question.mustNotContain.some((forbidden) => text.includes(plain(forbidden)))) return 'wrong';
  if (question.kind === UNANSWERABLE) return OF_UNANSWERABLE[answer.stance];

  const found = question.mustContain.filter((required) =>
    [required].flat().some((alternative) => text.includes(plain(alternative))),
  );
  const answering = new Set(question.mayCite.map((path) => pageKey(plainAddress(path).join('/'))));
  const cited = answer.citations.map((address) => answering.has(pageKey(address.split('#')[0]!.slice(1))));
  const isCitedWell = answering.size === 0 || cited[0] === true;
  if (found.length === question.mustContain.length && isCitedWell && answer.stance !== 'refused') return 'good';
  if (found.length > 0 || cited.includes(true)) return 'partly';
  return answer.stance === 'sure' && answering.size > 0 ? 'wrong' : 'useless';
}

/** The same for every form that a generator gives to an address. */
function pageKey(address: string): string {
  return addressKey(address).toLowerCase();
}

const OF_UNANSWERABLE = { refused: 'good', unsure: 'partly', sure: 'wrong' } as const;

/** The words of Markdown in lower case, so that a line break, a code span or an escape makes no difference. */
function plain(markdown: string): string {
  return markdown
    .replace(/[\\`*]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
