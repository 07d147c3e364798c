import pMap from 'p-map';
import { inBatches } from '../../common/batches.js';
import type { Embedder } from '../embedder.js';
import type { IndexedChunk, VectorIndex } from '../vector-index.js';
import type { DraftEntry } from './draft-entry.js';
import type { IngestProgress } from './ingest-summary.js';
import type { ChangePlan } from './plan-changes.js';

/** Two requests to a remote model at a time; more requests mostly cause status 429. */
const CONCURRENCY = 2;

export interface IngestOptions {
  readonly onProgress?: (progress: IngestProgress) => void;
  readonly signal?: AbortSignal;
  /** Builds the whole index again, also where nothing changed. */
  readonly rebuild?: boolean;
  /** Removes everything when the folder has no pages. */
  readonly allowEmpty?: boolean;
}

/**
 * Writes the changes of a plan into a build, in batches. Searches do not see them until the build is published. After an
 * interruption, the next plan contains only the changes that are missing.
 */
export async function applyChanges(
  index: VectorIndex,
  embedder: Embedder,
  build: string,
  plan: ChangePlan,
  { onProgress, signal }: IngestOptions,
): Promise<void> {
  let done = 0;
  const embedAndStore = async (batch: readonly DraftEntry[]) => {
    await index.upsert(build, await withVectors(embedder, batch, signal));
    done += batch.length;
    onProgress?.({ done, total: plan.toEmbed.length });
  };
  for (const batch of inBatches(plan.toAmend, embedder.sectionsAtOnce))
    await index.upsert(
      build,
      batch.map((entry) => entry.indexed),
    );
  await eachToItsEnd(inBatches(plan.toEmbed, embedder.sectionsAtOnce), embedAndStore, signal);
  if (plan.toRemove.length > 0) await index.remove(build, plan.toRemove);
}

/** When one batch fails, those that have begun are still written: nothing is written after the work of this writer has ended. */
async function eachToItsEnd(
  batches: readonly DraftEntry[][],
  write: (batch: readonly DraftEntry[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const begun: Promise<void>[] = [];
  const begin = (batch: readonly DraftEntry[]) => {
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
  batch: readonly DraftEntry[],
  signal?: AbortSignal,
): Promise<IndexedChunk[]> {
  const vectors = await embedder.embed(
    batch.map((entry) => entry.embedded),
    signal,
  );
  return batch.map((entry, position) => ({ ...entry.indexed, dense: vectors[position]! }));
}
