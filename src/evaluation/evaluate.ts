import type { Owner } from '../auth/identity.js';
import type { Passage } from '../rag/passage.js';
import type { Retriever } from '../rag/retriever.js';
import type { SearchRequest } from '../rag/search-request.js';
import {
  meanMetrics,
  percentile,
  RANK_AT,
  type RankMetrics,
  rankMetrics,
  rankOf,
  type Separation,
  separation,
} from './metrics.js';
import { QUESTION_KINDS, type Question } from './question.js';
import type { SectionTree } from './section-tree.js';
import type { TimedEmbedder } from './timed-embedder.js';

/** The sections that were found for one question: a line of the results file. */
export interface QuestionResult {
  readonly id: string;
  readonly results: readonly { file: string; heading: string; anchor: string; score: number }[];
}

/** The metrics of an evaluation set. */
export interface Evaluation {
  /** Mean metrics of each kind of question, and of all answerable questions as `overall`. */
  readonly byKind: Readonly<Record<string, RankMetrics & { readonly count: number }>>;
  /** nDCG@10 of each answerable question. */
  readonly byQuestion: Readonly<Record<string, number>>;
  readonly separation: Separation | undefined;
  /** Time of one search, without the embedding of the question. */
  readonly milliseconds: Percentiles;
  readonly embeddingMilliseconds: Percentiles;
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** A question of the set and what the search returned for it. */
export interface SearchedQuestion {
  readonly question: Question;
  readonly passages: readonly Passage[];
  readonly milliseconds: number;
  readonly embeddingMilliseconds: number;
}

const READER: Owner = { tenantId: 'evaluation', userId: 'evaluation' };

/** Searches for every question as the agent does. `embedder` must be the one that `retriever` uses. */
export async function searchQuestions(
  retriever: Pick<Retriever, 'search'>,
  embedder: TimedEmbedder,
  questions: readonly Question[],
): Promise<SearchedQuestion[]> {
  const searched: SearchedQuestion[] = [];
  for (const question of questions) {
    const started = performance.now();
    const embeddedBefore = embedder.milliseconds;
    const { passages } = await retriever.search(toSearch(question));
    const embeddingMilliseconds = embedder.milliseconds - embeddedBefore;
    searched.push({
      question,
      passages,
      embeddingMilliseconds,
      milliseconds: performance.now() - started - embeddingMilliseconds,
    });
  }
  return searched;
}

/** The search that the agent makes for a question. */
export function toSearch({ question, scope, page_context: context }: Question): SearchRequest {
  return {
    queries: [question],
    scope,
    currentChapter: context?.current_chapter,
    currentLesson: context?.current_lesson,
    limit: RANK_AT,
    identity: READER,
  };
}

/** Computes the metrics. @param tree the sections of all pages of the corpus. */
export function evaluate(searched: readonly SearchedQuestion[], tree: SectionTree): Evaluation {
  const answerable = searched.filter(({ question }) => question.kind !== 'unanswerable');
  const scored = answerable.map((one) => ({
    id: one.question.id,
    kind: one.question.kind,
    ...rankMetrics(ranksOf(one, tree)),
  }));
  const kinds = QUESTION_KINDS.map((kind) => [kind, scored.filter((one) => one.kind === kind)] as const);
  const rows = [...kinds.filter(([, ones]) => ones.length > 0), ['overall', scored] as const];
  const unanswerable = searched.filter(({ question }) => question.kind === 'unanswerable');
  return {
    byKind: Object.fromEntries(rows.map(([kind, ones]) => [kind, { count: ones.length, ...meanMetrics(ones) }])),
    byQuestion: Object.fromEntries(scored.map(({ id, ndcgAt10 }) => [id, ndcgAt10])),
    separation: separation(answerable.map(topScore), unanswerable.map(topScore)),
    milliseconds: percentiles(searched.map((one) => one.milliseconds)),
    embeddingMilliseconds: percentiles(searched.map((one) => one.embeddingMilliseconds)),
  };
}

function percentiles(values: readonly number[]): Percentiles {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99) };
}

export function toQuestionResult({ question, passages }: SearchedQuestion): QuestionResult {
  const results = passages.map((passage) => ({
    file: passage.file,
    heading: passage.heading,
    anchor: anchorOf(passage),
    score: passage.score,
  }));
  return { id: question.id, results };
}

function ranksOf({ question, passages }: SearchedQuestion, tree: SectionTree): number[] {
  const found = passages.map((passage) => ({ file: passage.file, anchor: anchorOf(passage) }));
  return question.expected.map((expected) => rankOf(found.findIndex((section) => tree.satisfies(section, expected))));
}

function topScore({ passages }: SearchedQuestion): number {
  return Math.max(-Infinity, ...passages.map((passage) => passage.score));
}

function anchorOf({ sourceUrl }: Passage): string {
  return decodeURIComponent(sourceUrl.split('#')[1] ?? '');
}
