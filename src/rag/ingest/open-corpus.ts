import { availableParallelism } from 'node:os';
import type { CorpusProblem } from '../../content/page.js';
import type { StreamTask, WorkerLane } from '../../workers/worker-task.js';
import type { Workers, WorkOptions } from '../../workers/workers.js';
import { HELPED_PAGES } from '../limits.js';
import type { CorpusEntriesInput, CorpusFacts } from './corpus-entries.task.js';
import { merged } from './merged.js';
import type { CutPart, PageEntriesInput } from './page-entries.task.js';
import type { CorpusPart } from './plan-changes.js';

/** Of its own, because its threads wait while an embedding server answers: other work does not wait for them. */
const LANE: WorkerLane = { name: 'corpus', threads: 2, idleMs: 2_000, heapMb: 1_024 };

const CORPUS_ENTRIES: StreamTask<CorpusEntriesInput, CorpusFacts | CutPart> = {
  module: new URL('./corpus-entries.task.js', import.meta.url),
  load: () => import('./corpus-entries.task.js'),
  lane: LANE,
};

const PAGE_ENTRIES: StreamTask<PageEntriesInput, CutPart> = {
  module: new URL('./page-entries.task.js', import.meta.url),
  load: () => import('./page-entries.task.js'),
  lane: LANE,
};

/** A corpus that workers read and cut into chunks. */
export interface OpenCorpus extends CorpusFacts {
  /** The entries of all pages, in parts. They are computed while they are read. */
  readonly parts: AsyncIterable<CorpusPart>;
  /** Pages that cannot be cut into chunks. Complete when all parts are read. */
  readonly leftOut: readonly CorpusProblem[];
}

/**
 * Passes a corpus to `use`. The workers end their work when `use` ends, also when it did not read all parts.
 * @throws what `readCorpus` throws.
 */
export async function withCorpus<T>(
  workers: Workers,
  input: CorpusEntriesInput,
  options: WorkOptions,
  use: (corpus: OpenCorpus) => Promise<T>,
): Promise<T> {
  const reader = workers.stream(CORPUS_ENTRIES, input, options)[Symbol.asyncIterator]();
  const cutters = [reader as AsyncIterator<CutPart>];
  try {
    const facts = (await reader.next()).value as CorpusFacts;
    if (facts.pages >= HELPED_PAGES && availableParallelism() > 1) {
      const help = workers.stream(PAGE_ENTRIES, { pages: facts.shared, lexical: input.lexical }, options);
      cutters.push(help[Symbol.asyncIterator]());
    }
    const leftOut: CorpusProblem[] = [];
    return await use({ ...facts, parts: partsOf(cutters, leftOut), leftOut });
  } finally {
    await Promise.allSettled(cutters.map(async (cutter) => cutter.return?.()));
  }
}

async function* partsOf(cutters: readonly AsyncIterator<CutPart>[], leftOut: CorpusProblem[]): AsyncGenerator<CutPart> {
  for await (const part of merged(cutters)) {
    leftOut.push(...part.leftOut);
    yield part;
  }
}
