import type { CorpusProblem } from '../../content/page.js';
import { BULK_LANE } from '../../workers/limits.js';
import type { StreamTask } from '../../workers/worker-task.js';
import type { Workers, WorkOptions } from '../../workers/workers.js';
import type { CorpusEntriesInput, CorpusFacts, CorpusMessage } from './corpus-entries.task.js';
import type { DraftEntry } from './draft-entry.js';

const CORPUS_ENTRIES: StreamTask<CorpusEntriesInput, CorpusMessage> = {
  module: new URL('./corpus-entries.task.js', import.meta.url),
  load: () => import('./corpus-entries.task.js'),
  lane: BULK_LANE,
};

/** A corpus that a worker reads and cuts into chunks. */
export interface OpenCorpus extends CorpusFacts {
  /** The entries of all pages in order, in parts. They are computed while they are read. */
  readonly parts: AsyncIterable<DraftEntry[]>;
  /** Pages that cannot be cut into chunks. Complete when all parts are read. */
  readonly leftOut: readonly CorpusProblem[];
}

/**
 * Passes a corpus to `use`. The worker ends its work when `use` ends, also when it did not read all parts.
 * @throws what `readCorpus` throws.
 */
export async function withCorpus<T>(
  workers: Workers,
  input: CorpusEntriesInput,
  options: WorkOptions,
  use: (corpus: OpenCorpus) => Promise<T>,
): Promise<T> {
  const results = workers.stream(CORPUS_ENTRIES, input, options)[Symbol.asyncIterator]();
  try {
    const first = await results.next();
    const leftOut: CorpusProblem[] = [];
    return await use({ ...(first.value as CorpusFacts), parts: partsOf(results, leftOut), leftOut });
  } finally {
    await results.return?.();
  }
}

async function* partsOf(results: AsyncIterator<CorpusMessage>, leftOut: CorpusProblem[]): AsyncGenerator<DraftEntry[]> {
  for (let next = await results.next(); !next.done; next = await results.next()) {
    if (Array.isArray(next.value)) yield next.value;
    else leftOut.push(next.value as CorpusProblem);
  }
}
