import type { IngestService } from './ingest.service.js';
import { describeSummary } from './ingest-summary.js';

/** Exit code. */
const FILES_SKIPPED = 2;

/** Where a command writes its lines; `isTTY` is set for a terminal. */
export interface CommandOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/**
 * `npm run ingest -- <dir>`: updates the index from a folder. Shows a progress bar on a terminal, elsewhere a line after
 * every tenth of the work.
 *
 * @returns the exit code: 2 when files were skipped, 0 otherwise.
 */
export async function runIngest(ingestion: IngestService, directory: string, output: CommandOutput): Promise<number> {
  let tenths = 0;
  const summary = await ingestion.ingest(directory, {
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

function bar(done: number, total: number): string {
  const width = 30;
  const filled = Math.round((done / total) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
}
