import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import type { CommandOutput } from '../rag/ingest/ingest-output.js';
import { createTemporaryIndex } from '../rag/rag.providers.js';
import { Ranking } from '../rag/search/ranking.js';
import { ablation } from './ablation.js';
import { describeAnswers, describeFaults } from './answers/answers-report.js';
import { runAnswers } from './answers/answers-run.js';
import type { Evaluation } from './evaluate.js';
import { type EvaluationTools, runEvaluationSet } from './evaluation-run.js';
import { runFit } from './fit/fit-run.js';
import { describeEvaluation } from './report.js';

/** The set of answers that belongs to this repository. */
const OWN_ANSWERS = 'test/evaluation/answers';

const OPTIONS = {
  corpus: { type: 'string' },
  out: { type: 'string', default: 'results.jsonl' },
  save: { type: 'string' },
  baseline: { type: 'string' },
  ablation: { type: 'boolean', default: false },
  answers: { type: 'boolean', default: false },
  faults: { type: 'boolean', default: false },
  fit: { type: 'boolean', default: false },
  write: { type: 'string' },
} as const;

/**
 * `npm run eval -- <evalDir> [--corpus dir] [--out results.jsonl] [--save run.json] [--baseline run.json]`: searches for
 * every question of a set, writes the sections found to `--out` and prints the metrics. `--save` writes the metrics to a file
 * that a later run can compare with (`--baseline`). With `--ablation` it prints how much each rule of retrieval contributes.
 *
 * `--answers [setDir]` asks the responder without a model instead and grades its answers; with `--faults` it also prints
 * the answers of the tuning half that are not good.
 *
 * `--fit <evalDir> <evalDir> … [--write weights.json]` fits the weights of the ranker to sets, and prints how good they are
 * for each set when they are fitted on the others.
 *
 * @returns the exit code.
 */
export async function runEvaluation(
  services: Pick<EvaluationTools, 'embedder' | 'clock' | 'workers'>,
  words: readonly string[],
  output: CommandOutput,
): Promise<number> {
  const { positionals, values } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  const [directory] = positionals;
  if (values.fit) {
    const tools = { createIndex: createTemporaryIndex, ranking: new Ranking(), ...services };
    await runFit(positionals, values.write, tools, output);
    return 0;
  }
  if (values.answers) {
    const tools = { createIndex: createTemporaryIndex, ranking: new Ranking(), ...services };
    const graded = await runAnswers(directory ?? OWN_ANSWERS, tools);
    output.write(`${values.faults ? `${describeFaults(graded)}\n` : ''}${describeAnswers(graded)}`);
    return 0;
  }
  if (!directory) throw new InvalidRequestError('Name the folder of an evaluation set: npm run eval -- <evalDir>');
  const set = { directory, corpus: values.corpus };
  if (values.ablation) {
    output.write(`${await ablation(set, { createIndex: createTemporaryIndex, ...services })}\n`);
    return 0;
  }
  const baseline = values.baseline === undefined ? undefined : await readBaseline(values.baseline);
  const index = createTemporaryIndex();
  const { evaluation, results } = await runEvaluationSet(set, { index, ranking: new Ranking(), ...services });
  await writeFile(values.out, results.map((result) => `${JSON.stringify(result)}\n`).join(''));
  if (values.save !== undefined) await writeFile(values.save, `${JSON.stringify(evaluation, undefined, 2)}\n`);
  output.write(`${describeEvaluation(evaluation, baseline)}\n`);
  return 0;
}

async function readBaseline(path: string): Promise<Evaluation> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Evaluation;
  } catch {
    throw new InvalidRequestError(`The baseline ${path} cannot be read. Create one with --save.`);
  }
}
