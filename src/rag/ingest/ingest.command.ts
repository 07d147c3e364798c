import { parseArgs } from 'node:util';
import { INDEX_WRITER, retry } from '../../common/retry.js';
import type { IngestOptions } from './apply-changes.js';
import type { IngestService } from './ingest.service.js';
import { describeSummary, type IngestSummary } from './ingest-summary.js';

/** Exit code. */
const FILES_SKIPPED = 2;

/** Where a command writes its lines; `isTTY` is set for a terminal. */
export interface CommandOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

export interface IngestRequest extends Pick<IngestOptions, 'rebuild' | 'allowEmpty'> {
  readonly directory: string;
  /** How long the command waits while another process writes the index. */
  readonly waitSeconds: number;
}

/**
 * @param words what follows `npm run ingest --`.
 * @returns undefined when the words are wrong.
 */
export function readIngestWords(words: readonly string[], contentDir: string): IngestRequest | undefined {
  const options = {
    rebuild: { type: 'boolean', default: false },
    'allow-empty': { type: 'boolean', default: false },
    wait: { type: 'string', default: String(INDEX_WRITER.retries) },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (positionals.length > 1 || !/^\d{1,6}$/.test(values.wait)) return undefined;
    const { rebuild, 'allow-empty': allowEmpty, wait } = values;
    return { directory: positionals[0] ?? contentDir, rebuild, allowEmpty, waitSeconds: Number(wait) };
  } catch {
    return undefined;
  }
}

/**
 * `npm run ingest -- <dir>`: updates the index from a folder. Shows a progress bar on a terminal, elsewhere a line after
 * every tenth of the work.
 *
 * @returns the exit code: 2 when files were skipped, 0 otherwise.
 */
export async function runIngest(
  ingestion: IngestService,
  request: IngestRequest,
  output: CommandOutput,
): Promise<number> {
  let tenths = 0;
  const { rebuild, allowEmpty } = request;
  const summary = await ingestWhenFree(ingestion, request, output, {
    rebuild,
    allowEmpty,
    onProgress({ done, total }) {
      const reached = Math.floor((done * 10) / total);
      if (output.isTTY) output.write(`\r${bar(done, total)} ${done}/${total} sections`);
      else if (reached > tenths) output.write(`Indexed ${done} of ${total} sections.\n`);
      tenths = reached;
    },
  });
  if (output.isTTY && tenths > 0) output.write('\n');
  for (const { path, reason } of summary.problems) output.write(`Skipped ${path}: ${reason}.\n`);
  output.write(`${describeSummary(summary)}\n`);
  return summary.problems.length > 0 ? FILES_SKIPPED : 0;
}

async function ingestWhenFree(
  ingestion: IngestService,
  { directory, waitSeconds }: IngestRequest,
  output: CommandOutput,
  options: IngestOptions,
): Promise<IngestSummary> {
  let isWaiting = false;
  const attempt = () =>
    ingestion.ingest(directory, options).catch((error: unknown) => {
      if (waitSeconds > 0 && !isWaiting && INDEX_WRITER.isTemporary(error)) {
        isWaiting = true;
        output.write(`Another process is building the index. Waiting up to ${waitSeconds} s until it is complete.\n`);
      }
      throw error;
    });
  return retry(attempt, { ...INDEX_WRITER, retries: waitSeconds });
}

function bar(done: number, total: number): string {
  const width = 30;
  const filled = Math.round((done / total) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
}
