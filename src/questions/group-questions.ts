import { createHash } from 'node:crypto';
import { tokenize } from '../text/tokenize.js';
import type { FeedbackKind } from '../threads/feedback-store.js';
import type { FoundSection, OwnedQuestion } from './asked-question.js';

/** Questions that ask for the same, and how well they were answered. All but the last four members are numbers of questions. */
export interface QuestionGroup {
  /** The same for as long as the same is asked. */
  readonly id: string;
  readonly asked: number;
  /** Those that the documentation or its answer did not serve. */
  readonly weak: number;
  readonly notCovered: number;
  /** Answered to the end without a single citation. */
  readonly uncited: number;
  readonly failed: number;
  readonly helpful: number;
  readonly unhelpful: number;
  /** As it was asked last. */
  readonly question: string;
  readonly confidence: number;
  readonly nearest: readonly FoundSection[];
  readonly lastAskedAt: Date;
}

export interface JudgedQuestion extends OwnedQuestion {
  readonly feedback?: FeedbackKind;
}

const NEAREST = 3;
/** A question with fewer words of its own leans on the one before it: what the model made of it says what it asks. */
const ENOUGH_TERMS = 2;

/** The groups with a weak question in them, those with most first. @param questions newest first. */
export function groupWeakQuestions(questions: readonly JudgedQuestion[]): QuestionGroup[] {
  const groups = new Map<string, JudgedQuestion[]>();
  for (const question of questions) {
    const key = keyOf(question);
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  const weak = [...groups].map(([key, members]) => toGroup(key, members)).filter((group) => group.weak > 0);
  // The sort is stable: among equals the newest stays first.
  return weak.sort((left, right) => right.weak - left.weak);
}

/** The words that carry the meaning, stemmed, whatever their order, number and case. */
function keyOf({ text, queries: [query = ''] }: JudgedQuestion): string {
  const own = termsOf(text);
  const terms = own.length >= ENOUGH_TERMS ? own : termsOf(`${text} ${query}`);
  return terms.length > 0 ? terms.join(' ') : text.trim().toLowerCase();
}

function termsOf(text: string): string[] {
  return [...new Set(tokenize(text))].sort();
}

function toGroup(key: string, members: readonly JudgedQuestion[]): QuestionGroup {
  const [newest] = members;
  const count = (matches: (member: JudgedQuestion) => boolean) => members.filter(matches).length;
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, 16),
    asked: members.length,
    weak: count(isWeak),
    notCovered: count(({ verdict }) => verdict === 'not_covered'),
    uncited: count(isUncited),
    failed: count(({ verdict }) => verdict === 'failed'),
    helpful: count(({ feedback }) => feedback === 'positive'),
    unhelpful: count(({ feedback }) => feedback === 'negative'),
    question: newest!.text,
    confidence: newest!.confidence,
    nearest: newest!.sections.slice(0, NEAREST),
    lastAskedAt: newest!.askedAt,
  };
}

/** The reader's word counts most. A search that failed says nothing about the documentation. */
function isWeak(question: JudgedQuestion): boolean {
  if (question.feedback !== undefined) return question.feedback === 'negative';
  return question.verdict === 'not_covered' || isUncited(question);
}

function isUncited({ verdict, answered, sections }: JudgedQuestion): boolean {
  return verdict === 'covered' && answered && !sections.some(({ cited }) => cited);
}
