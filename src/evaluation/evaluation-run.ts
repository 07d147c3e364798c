import { join } from 'node:path';
import type { Clock } from '../common/clock.js';
import { RagSettings } from '../config/settings.js';
import type { Embedder } from '../rag/embedder.js';
import { IngestService } from '../rag/ingest/ingest.service.js';
import type { IngestProgress } from '../rag/ingest/ingest-summary.js';
import { Retriever } from '../rag/retriever.js';
import type { Ranking } from '../rag/search/ranking.js';
import { ServingIndex } from '../rag/serving-index.js';
import type { VectorIndex } from '../rag/vector-index.js';
import { BULK_LANE } from '../workers/limits.js';
import type { WorkerTask } from '../workers/worker-task.js';
import type { Workers } from '../workers/workers.js';
import { type Evaluation, evaluate, type QuestionResult, searchQuestions, toQuestionResult } from './evaluate.js';
import { type Question, readQuestions } from './question.js';
import type { SectionAncestors } from './section-ancestors.task.js';
import { SectionTree } from './section-tree.js';
import { TimedEmbedder } from './timed-embedder.js';

const SECTION_ANCESTORS: WorkerTask<string, SectionAncestors> = {
  module: new URL('./section-ancestors.task.js', import.meta.url),
  load: () => import('./section-ancestors.task.js'),
  lane: BULK_LANE,
};

export interface EvaluationSet {
  /** The folder with `questions.jsonl`. */
  readonly directory: string;
  /** The folder of the pages; default: `corpus/` in the set. */
  readonly corpus?: string;
}

export interface EvaluationTools {
  readonly index: VectorIndex;
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly ranking: Ranking;
  readonly workers: Workers;
  readonly onProgress?: (progress: IngestProgress) => void;
}

/** Indexes the corpus of a set into `index`, which should be empty, and searches for every question of the set. */
export async function runEvaluationSet(
  set: EvaluationSet,
  tools: EvaluationTools,
): Promise<{ evaluation: Evaluation; results: QuestionResult[] }> {
  const { questions, embedder, serving, tree } = await openEvaluationSet(set, tools);
  const { index, ranking } = tools;
  const settings = Object.assign(new RagSettings(), { siteBaseUrl: '/' });
  const searched = await searchQuestions(
    new Retriever(index, embedder, serving, settings, ranking),
    embedder,
    questions,
  );
  return { evaluation: evaluate(searched, tree), results: searched.map(toQuestionResult) };
}

/** A set whose corpus is indexed. */
export interface OpenEvaluationSet {
  readonly questions: readonly Question[];
  readonly embedder: TimedEmbedder;
  readonly serving: ServingIndex;
  readonly tree: SectionTree;
}

/** Reads a set and indexes its corpus into `index`, which should be empty. */
export async function openEvaluationSet(
  { directory, corpus = join(directory, 'corpus') }: EvaluationSet,
  { index, embedder: inner, clock, ranking, workers, onProgress }: EvaluationTools,
): Promise<OpenEvaluationSet> {
  const questions = await readQuestions(directory);
  const embedder = new TimedEmbedder(inner);
  const serving = new ServingIndex(index, embedder);
  await new IngestService(index, embedder, serving, clock, ranking, workers, new RagSettings()).ingest(corpus, {
    onProgress,
  });
  const tree = new SectionTree(await workers.run(SECTION_ANCESTORS, corpus));
  return { questions, embedder, serving, tree };
}
