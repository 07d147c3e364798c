import pMap from 'p-map';
import type { Embedder } from '../embedder.js';
import type { IndexedChunk, VectorIndex } from '../vector-index.js';
import type { IngestProgress } from './ingest-summary.js';
import type { Change, ChangePlan, CorpusPart } from './plan-changes.js';

/** Two requests to a remote model at a time; more requests mostly cause status 429. */
const CONCURRENCY = 2;

export interface IngestOptions {
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
  /** Builds the whole index again, also where nothing changed. */
  readonly rebuild?: boolean;
  /** Replaces the index also by an empty folder, or by one that has almost nothing in common with it. */
  readonly force?: boolean;
}

/**
 * Writes what a corpus changes into a build, in batches, while further parts of the corpus are being read. Searches do not see
 * it until the build is published. After an interruption, the next plan contains only the changes that are missing.
 */
export async function applyChanges(
  index: VectorIndex,
  embedder: Embedder,
  build: string,
  plan: ChangePlan,
  parts: AsyncIterable<CorpusPart>,
  { onProgress, signal }: IngestOptions,
): Promise<void> {
  let done = 0;
  const embedAndStore = async (batch: readonly Change[]) => {
    await index.upsert(build, await withVectors(embedder, batch, signal));
    done += batch.filter(({ needsVector }) => needsVector).length;
    if (done > 0) onProgress?.({ done, total: plan.total });
  };
  await eachToItsEnd(changesIn(parts, plan, embedder.sectionsAtOnce), embedAndStore, signal);
  const { toRemove } = plan;
  if (toRemove.length > 0) await index.remove(build, toRemove);
}

async function* changesIn(
  parts: AsyncIterable<CorpusPart>,
  plan: ChangePlan,
  atOnce: number,
): AsyncGenerator<readonly Change[]> {
  let changes: Change[] = [];
  for await (const part of parts) {
    changes.push(...plan.add(part));
    while (changes.length >= atOnce) {
      yield changes.slice(0, atOnce);
      changes = changes.slice(atOnce);
    }
  }
  if (changes.length > 0) yield changes;
}

/** When one batch fails, those that have begun are still written: nothing is written after the work of this writer has ended. */
async function eachToItsEnd(
  batches: AsyncIterable<readonly Change[]>,
  write: (batch: readonly Change[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const begun: Promise<void>[] = [];
  const begin = (batch: readonly Change[]) => {
    const writing = write(batch);
    begun.push(writing);
    return writing;
  };
  try {
    await pMap(batches, begin, { concurrency: CONCURRENCY, signal });
  } finally {
    await Promise.allSettled(begun);
  }
}

async function withVectors(
  embedder: Embedder,
  batch: readonly Change[],
  signal?: AbortSignal,
): Promise<IndexedChunk[]> {
  const texts = batch.filter(({ needsVector }) => needsVector).map(({ entry }) => entry.embedded);
  const vectors = texts.length > 0 ? await embedder.embed(texts, signal) : [];
  const next = vectors.values();
  return batch.map(({ entry, needsVector }) =>
    needsVector ? { ...entry.indexed, dense: next.next().value! } : entry.indexed,
  );
}
