import { createHash } from 'node:crypto';
import { contentWords } from '../text/content-words.js';
import { detectLanguage } from '../text/languages/detect-language.js';
import { tokenize } from '../text/tokenize.js';
import type { FeedbackKind } from '../threads/feedback-store.js';
import type { FoundSection, OwnedQuestion } from './asked-question.js';

/** Questions with the same meaning, and how well they were answered. The number members count questions. */
export interface QuestionGroup {
  /** Stable: derived from the meaning of the questions. */
  readonly id: string;
  readonly asked: number;
  /** Not covered by the documentation, not cited in the answer, or rated negative. */
  readonly weak: number;
  readonly notCovered: number;
  /** Completed answers without a citation. */
  readonly uncited: number;
  readonly failed: number;
  readonly helpful: number;
  readonly unhelpful: number;
  /** The text of the newest question. */
  readonly question: string;
  readonly confidence: number;
  readonly nearest: readonly FoundSection[];
  readonly lastAskedAt: Date;
}

export interface JudgedQuestion extends OwnedQuestion {
  readonly feedback?: FeedbackKind;
}

const NEAREST = 3;
/** A question with fewer terms depends on the conversation, so the terms of the model's search query are added. */
const ENOUGH_TERMS = 2;

/** Groups that contain a weak question, those with the most first. @param questions newest first. */
export function groupWeakQuestions(questions: readonly JudgedQuestion[]): QuestionGroup[] {
  const groups = new Map<string, JudgedQuestion[]>();
  for (const question of questions) {
    const key = keyOf(question);
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  const weak = [...groups].map(([key, members]) => toGroup(key, members)).filter((group) => group.weak > 0);
  // The sort is stable: of groups with equal counts, the one with the newest question is first.
  return weak.sort((left, right) => right.weak - left.weak);
}

/** The stemmed terms in alphabetical order, without the stop words of its language: independent of word order and case. */
function keyOf({ text, queries: [query = ''] }: JudgedQuestion): string {
  const language = detectLanguage(text) ?? detectLanguage(query) ?? 'en';
  const own = termsOf(text, language);
  const terms = own.length >= ENOUGH_TERMS ? own : termsOf(`${text} ${query}`, language);
  return terms.length > 0 ? terms.join(' ') : text.trim().toLowerCase();
}

function termsOf(text: string, language: string): string[] {
  const terms = language === 'en' ? tokenize(text) : contentWords(text, language).map(({ stem }) => stem);
  return [...new Set(terms)].sort();
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

/** Feedback of the reader decides first. A failed search says nothing about the documentation. */
function isWeak(question: JudgedQuestion): boolean {
  if (question.feedback !== undefined) return question.feedback === 'negative';
  return question.verdict === 'not_covered' || isUncited(question);
}

function isUncited({ verdict, answered, sections }: JudgedQuestion): boolean {
  return verdict === 'covered' && answered && !sections.some(({ cited }) => cited);
}
