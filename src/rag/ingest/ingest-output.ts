import type { CorpusProblem } from '../../content/page.js';
import { UNPUBLISHED_NAMED } from '../limits.js';
import { describeSummary, faultsIn, type IngestProgress, type IngestSummary } from './ingest-summary.js';

/** Where a command writes its lines; `isTTY` is set for a terminal. */
export interface CommandOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** What `npm run ingest` tells about its work. */
export interface IngestOutput {
  progress(progress: IngestProgress): void;
  waiting(seconds: number): void;
  watching(directory: string): void;
  failed(message: string): void;
  done(summary: IngestSummary): void;
}

/** Sentences: with a progress bar on a terminal, elsewhere with a line after every tenth of the work. */
export function writeLines(output: CommandOutput, now = () => performance.now()): IngestOutput {
  let tenths = 0;
  let first: { readonly done: number; readonly at: number } | undefined;
  const endBar = () => {
    if (output.isTTY && tenths > 0) output.write('\n');
    tenths = 0;
    first = undefined;
  };
  return {
    progress({ done, total }) {
      const reached = Math.floor((done * 10) / total);
      first ??= { done, at: now() };
      const rate = ((done - first.done) * 1_000) / (now() - first.at);
      if (output.isTTY)
        output.write(`\r${bar(done, total)} ${done}/${total} sections${pace(rate, total - done)}\x1b[K`);
      else if (reached > tenths) output.write(`Indexed ${done} of ${total} sections.\n`);
      tenths = reached;
    },
    waiting: (seconds) =>
      output.write(`Another process is building the index. Waiting up to ${seconds} s until it is complete.\n`),
    watching: (directory) => output.write(`Watching ${directory}. Press Ctrl+C to end.\n`),
    failed(message) {
      endBar();
      output.write(`The index was not updated: ${message}\n`);
    },
    done(summary) {
      endBar();
      for (const line of problemLines(summary.problems)) output.write(`${line}\n`);
      output.write(`${describeSummary(summary)}\n`);
    },
  };
}

/** One JSON object a line, each with its kind in `event`. */
export function writeJson(output: CommandOutput): IngestOutput {
  const write = (event: string, facts: object) => output.write(`${JSON.stringify({ event, ...facts })}\n`);
  return {
    progress: ({ done, total }) => write('progress', { done, total }),
    waiting: (seconds) => write('waiting', { seconds }),
    watching: (directory) => write('watching', { directory }),
    failed: (message) => write('failed', { message }),
    done({ problems, unread, ...summary }) {
      const left_out = problems.map(({ path, reason, unpublished = false }) => ({ path, reason, unpublished }));
      write('summary', { ...summary, left_out, not_read: Object.fromEntries(unread) });
    },
  };
}

function problemLines(problems: readonly CorpusProblem[]): string[] {
  const lines = faultsIn(problems).map(({ path, reason }) => `Skipped ${path}: ${reason}.`);
  const hidden = problems.filter(({ unpublished }) => unpublished);
  for (const { path, reason } of hidden.slice(0, UNPUBLISHED_NAMED)) lines.push(`Not published: ${path}: ${reason}.`);
  const rest = hidden.length - UNPUBLISHED_NAMED;
  if (rest > 0) lines.push(`Not published: ${rest} more; \`npm run ingest -- --json\` names them.`);
  return lines;
}

/** Nothing is known of the pace until two batches are written. */
function pace(rate: number, left: number): string {
  if (!Number.isFinite(rate) || rate <= 0) return '';
  return `, ${Math.round(rate)} a second${left > 0 ? `, ${Math.ceil(left / rate)} s left` : ''}`;
}

function bar(done: number, total: number): string {
  const width = 30;
  const filled = Math.round((done / total) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
}
