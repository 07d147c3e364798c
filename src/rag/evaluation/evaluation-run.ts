import { join } from 'node:path';
import type { Clock } from '../../common/clock.js';
import { RagSettings } from '../../config/settings.js';
import { readCorpus } from '../../content/corpus-reader.js';
import type { Embedder } from '../embedder.js';
import { IngestService } from '../ingest/ingest.service.js';
import type { IngestProgress } from '../ingest/ingest-summary.js';
import type { LexicalSettings } from '../lexical/lexical-settings.js';
import { Retriever } from '../retriever.js';
import type { RankingSettings } from '../search/ranking-settings.js';
import { ServingIndex } from '../serving-index.js';
import type { VectorIndex } from '../vector-index.js';
import { ask, type Evaluation, evaluate, type QuestionResult, toQuestionResult } from './evaluate.js';
import { readQuestions } from './question.js';
import { SectionTree } from './section-tree.js';
import { TimedEmbedder } from './timed-embedder.js';

export interface EvaluationSet {
  /** Holds `questions.jsonl`. */
  readonly directory: string;
  /** Where the pages are; default: `corpus/` in the set. */
  readonly corpus?: string;
}

/** What is tried instead of the server's own settings. */
export interface Variant {
  readonly lexical?: LexicalSettings;
  readonly ranking?: RankingSettings;
}

export interface EvaluationTools {
  readonly index: VectorIndex;
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly onProgress?: (progress: IngestProgress) => void;
}

/** Indexes a set's corpus into `index`, which should be empty, and asks it every question of the set. */
export async function runEvaluationSet(
  { directory, corpus = join(directory, 'corpus') }: EvaluationSet,
  { index, embedder, clock, onProgress }: EvaluationTools,
  { lexical, ranking }: Variant = {},
): Promise<{ evaluation: Evaluation; results: QuestionResult[] }> {
  const questions = await readQuestions(directory);
  const timed = new TimedEmbedder(embedder);
  const serving = new ServingIndex(index, timed);
  const settings = Object.assign(new RagSettings(), { siteBaseUrl: '/' });
  await new IngestService(index, timed, serving, clock).ingest(corpus, { onProgress, lexical });
  const asked = await ask(new Retriever(index, timed, serving, settings), timed, questions, ranking);
  const { pages } = await readCorpus(corpus);
  return { evaluation: evaluate(asked, new SectionTree(pages)), results: asked.map(toQuestionResult) };
}
