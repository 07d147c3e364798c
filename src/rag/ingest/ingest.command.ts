import { parseArgs } from 'node:util';
import { messageWithCause } from '../../common/errors/cause-of.js';
import { INDEX_WRITER, retry } from '../../common/retry.js';
import { folderVersion } from '../../content/folder-version.js';
import type { IngestOptions } from './apply-changes.js';
import type { IngestService } from './ingest.service.js';
import { type CommandOutput, type IngestOutput, writeJson, writeLines } from './ingest-output.js';
import { faultsIn, type IngestSummary } from './ingest-summary.js';
import { watchFolder } from './watch-folder.js';

/** Exit code. Files that the writers do not publish are no fault. */
const FILES_SKIPPED = 2;

export interface IngestRequest extends Pick<IngestOptions, 'rebuild' | 'force' | 'signal'> {
  readonly directory: string;
  /** How long the command waits while another process writes the index. */
  readonly waitSeconds: number;
  /** Goes on after the first update, until the signal is aborted: changed files are indexed. */
  readonly watch?: boolean;
  /** Writes one JSON object a line instead of sentences. */
  readonly json?: boolean;
}

/**
 * @param words what follows `npm run ingest --`.
 * @returns undefined when the words are wrong.
 */
export function readIngestWords(words: readonly string[], contentDir: string): IngestRequest | undefined {
  const options = {
    rebuild: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    // The name of earlier versions.
    'allow-empty': { type: 'boolean', default: false },
    wait: { type: 'string', default: String(INDEX_WRITER.retries) },
    watch: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (positionals.length > 1 || !/^\d{1,6}$/.test(values.wait)) return undefined;
    const { rebuild, wait, watch, json } = values;
    const force = values.force || values['allow-empty'];
    return { directory: positionals[0] ?? contentDir, rebuild, force, waitSeconds: Number(wait), watch, json };
  } catch {
    return undefined;
  }
}

/**
 * `npm run ingest -- <dir>`: updates the index from a folder.
 *
 * @returns the exit code: 2 when files could not be read, 0 otherwise, also when watching ends.
 */
export async function runIngest(
  ingestion: IngestService,
  request: IngestRequest,
  output: CommandOutput,
): Promise<number> {
  const report = request.json ? writeJson(output) : writeLines(output);
  const { signal } = request;
  try {
    const version = request.watch ? await folderVersion(request.directory).catch(() => undefined) : undefined;
    const { problems } = await ingestWhenFree(ingestion, request, report);
    if (!request.watch || !signal) return faultsIn(problems).length > 0 ? FILES_SKIPPED : 0;
    report.watching(request.directory);
    await watchFolder(request.directory, version, () => updateAgain(ingestion, request, report), signal);
  } catch (error) {
    if (!request.watch || !signal?.aborted) throw error;
  }
  return 0;
}

/** While it watches, the command goes on after a fault: the next change is a new attempt. */
async function updateAgain(ingestion: IngestService, request: IngestRequest, report: IngestOutput): Promise<void> {
  try {
    await ingestWhenFree(ingestion, { ...request, rebuild: false, force: false }, report);
  } catch (error) {
    if (!request.signal?.aborted) report.failed(messageWithCause(error));
  }
}

async function ingestWhenFree(
  ingestion: IngestService,
  { directory, waitSeconds, rebuild, force, signal }: IngestRequest,
  report: IngestOutput,
): Promise<IngestSummary> {
  let isWaiting = false;
  const attempt = () =>
    ingestion
      .ingest(directory, { rebuild, force, signal, onProgress: (progress) => report.progress(progress) })
      .catch((error: unknown) => {
        if (waitSeconds > 0 && !isWaiting && INDEX_WRITER.isTemporary(error)) {
          isWaiting = true;
          report.waiting(waitSeconds);
        }
        throw error;
      });
  const summary = await retry(attempt, { ...INDEX_WRITER, retries: waitSeconds }, signal);
  report.done(summary);
  return summary;
}
