import { writeFile } from 'node:fs/promises';
import { InvalidRequestError } from '../../common/errors/invalid-request.error.js';
import { BUNDLED_MODEL } from '../../rag/encoder/bundled-encoder.js';
import type { CommandOutput } from '../../rag/ingest/ingest-output.js';
import type { RankerWeights } from '../../rag/search/ranker/ranker-weights.js';
import type { EvaluationTools } from '../evaluation-run.js';
import { type ComparedSet, compareSet } from './compared-set.js';
import { describeCoverage, describeLeaveOneOut } from './fit-report.js';
import { fitWeights } from './fit-weights.js';
import { fitRankedCoverage, fitWordCoverage } from './judged-questions.js';
import { leaveOneOut } from './leave-one-out.js';

/** With fewer sets, nothing is left to fit when one is left out. */
const LEAST_SETS = 2;

export interface FitTools extends Omit<EvaluationTools, 'index'> {
  /** Creates the empty index that each corpus needs. */
  readonly createIndex: () => EvaluationTools['index'];
}

/**
 * Fits the weights of the ranker to sets of questions, prints how good they are on sets that they have not seen, and writes
 * them to a file when one is named.
 * @throws InvalidRequestError for fewer than two sets, or with another embedding model than the bundled encoder.
 */
export async function runFit(
  directories: readonly string[],
  writeTo: string | undefined,
  { createIndex, ...tools }: FitTools,
  output: CommandOutput,
): Promise<void> {
  if (directories.length < LEAST_SETS)
    throw new InvalidRequestError('Name at least two evaluation sets: npm run eval -- --fit <evalDir> <evalDir>');
  if (tools.embedder.model !== BUNDLED_MODEL)
    throw new InvalidRequestError('The ranker works with the bundled encoder only. Set EMBEDDING_MODEL=local.');
  const sets: ComparedSet[] = [];
  for (const directory of directories) sets.push(await compareSet(directory, { index: createIndex(), ...tools }));
  const unseen = leaveOneOut(sets);
  const features = fitWeights(sets);
  const ranked = fitRankedCoverage(sets, features, unseen);
  const words = fitWordCoverage(sets);
  output.write(`${describeLeaveOneOut(unseen, ranked.report)}\n`);
  output.write(`confidence: ${describeCoverage(ranked.report)}\n`);
  output.write(`confidence by words alone: ${describeCoverage(words.report)}\n`);
  if (writeTo === undefined) return;
  const weights: RankerWeights = {
    model: BUNDLED_MODEL,
    fittedOn: sets.map(({ name }) => name),
    features,
    coverage: ranked.weights,
    wordCoverage: words.weights,
  };
  await writeFile(writeTo, `${JSON.stringify(weights, undefined, 2)}\n`);
}
