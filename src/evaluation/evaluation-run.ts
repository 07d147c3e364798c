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
import { readQuestions } from './question.js';
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
  { directory, corpus = join(directory, 'corpus') }: EvaluationSet,
  { index, embedder, clock, ranking, workers, onProgress }: EvaluationTools,
): Promise<{ evaluation: Evaluation; results: QuestionResult[] }> {
  const questions = await readQuestions(directory);
  const timed = new TimedEmbedder(embedder);
  const serving = new ServingIndex(index, timed);
  const settings = Object.assign(new RagSettings(), { siteBaseUrl: '/' });
  await new IngestService(index, timed, serving, clock, ranking, workers).ingest(corpus, { onProgress });
  const searched = await searchQuestions(new Retriever(index, timed, serving, settings, ranking), timed, questions);
  const tree = new SectionTree(await workers.run(SECTION_ANCESTORS, corpus));
  return { evaluation: evaluate(searched, tree), results: searched.map(toQuestionResult) };
}
