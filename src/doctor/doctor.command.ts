import { parseArgs } from 'node:util';
import { OPENAI_BASE_URL } from '../common/upstream/model-server.js';
import { EXTRACTIVE } from '../config/env.schema.js';
import type { CommandOutput } from '../rag/ingest/ingest-output.js';
import { type Examination, type ExaminedServer, examineModel, type TrialResult } from './examine-model.js';
import { STREAM } from './model-questions.js';

const OPTIONS = { json: { type: 'boolean', default: false } } as const;
/** The only thing that can be examined. */
const MODEL = 'model';

/** Whether the words after `npm run doctor --` can be understood. */
export function readDoctorWords(words: readonly string[]): { readonly json: boolean } | undefined {
  const { positionals, values } = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  return positionals.length === 1 && positionals[0] === MODEL ? values : undefined;
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
  return `${[`${model} at ${address}${asked}`, '', ...trials.map((trial) => rowOf(trial, widths))].join('\n')}\n`;
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
