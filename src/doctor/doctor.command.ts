import { OPENAI_BASE_URL } from '../common/upstream/model-server.js';
import { EXTRACTIVE } from '../config/env.schema.js';
import type { CommandOutput } from '../rag/ingest/ingest-output.js';
import {
  type Examination,
  type ExaminedServer,
  examineModel,
  type TrialResult,
  type TrialStatus,
} from './examine-model.js';
import { STREAM } from './model-questions.js';

const JSON_OPTION = '--json';
/** The only thing that can be examined. */
const MODEL = 'model';

/** @returns what the words after `npm run doctor --` mean, or what is wrong with them, as a sentence. */
export function readDoctorWords(words: readonly string[]): { readonly json: boolean } | { readonly fault: string } {
  const [examined, ...others] = words.filter((word) => word !== JSON_OPTION);
  if (examined === undefined) return { fault: `The word "${MODEL}" is missing.` };
  const unknown = examined === MODEL ? others[0] : examined;
  if (unknown === undefined) return { json: words.includes(JSON_OPTION) };
  return { fault: `The word "${unknown}" is not known. The command knows "${MODEL}" and "${JSON_OPTION}".` };
}

/**
 * `npm run doctor -- model [--json]`: asks the configured model server eight small questions and prints what works.
 * @returns the exit code: 1 when streaming does not work, or when no model server is configured.
 */
export async function runDoctor(
  server: ExaminedServer,
  { json }: { readonly json: boolean },
  output: CommandOutput,
): Promise<number> {
  const { model } = server.model;
  if (model === EXTRACTIVE) {
    output.write('No language model is configured. Set OPENAI_API_KEY, or OPENAI_BASE_URL and AGENT_MODEL.\n');
    return 1;
  }
  const address = withoutSecrets(server.model.baseUrl ?? OPENAI_BASE_URL);
  const examination = await examineModel(server);
  output.write(
    json ? `${JSON.stringify({ model, server: address, ...examination })}\n` : tableOf(model, address, examination),
  );
  return examination.trials.some(({ name, status }) => name === STREAM && status === 'does not work') ? 1 : 0;
}

function tableOf(model: string, address: string, { api, trials }: Examination): string {
  const asked = api === undefined ? '' : `, AGENT_API=${api}`;
  const widths = [trials.map(({ name }) => name), trials.map(({ status }) => status)].map((column) =>
    Math.max(...column.map((text) => text.length)),
  );
  const rows = trials.map((trial) => rowOf(trial, widths));
  return `${[`${model} at ${address}${asked}`, '', ...rows, '', summaryOf(trials)].join('\n')}\n`;
}

function summaryOf(trials: readonly TrialResult[]): string {
  const count = (counted: readonly TrialStatus[]) => trials.filter(({ status }) => counted.includes(status)).length;
  const notAsked = count(['not asked']);
  const working = `Questions that work: ${count(['works', 'works with a repair'])} of ${trials.length}`;
  return notAsked === 0 ? working : `${working}, ${notAsked} were not asked`;
}

function rowOf({ name, status, detail = '', remedy }: TrialResult, [first = 0, second = 0]: readonly number[]): string {
  const row = `${name.padEnd(first)}  ${status.padEnd(second)}  ${detail}`.trimEnd();
  return remedy === undefined ? row : `${row}\n${' '.repeat(first + 2)}→ ${remedy}`;
}

/** User, password and query of the address can be secrets. */
function withoutSecrets(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
