import { inBatches } from '../../common/batches.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import type { Workers } from '../../workers/workers.js';
import { Embedder } from '../embedder.js';

/** Texts that the encoder gets at once: about a third of a second of work, so that a question waits no longer for it. */
const BATCH = 4;

/** One thread, which keeps the model in memory. */
const ENCODER: WorkerTask<readonly string[], number[][]> = {
  module: new URL('./local-encoder.task.js', import.meta.url),
  load: () => import('./local-encoder.task.js'),
  lane: { name: 'local-encoder', threads: 1, idleMs: 10 * 60_000, heapMb: 512 },
};

/**
 * The sentence encoder that is installed as an npm package: it needs no network and no key. It computes in a worker thread,
 * which loads it at the first use. A long list is embedded in small batches, so that questions get their turn.
 */
export class LocalEmbedder extends Embedder {
  override readonly model = 'local/universal-sentence-encoder-en-0.2';
  override readonly dimensions = 512;

  constructor(private readonly workers: Workers) {
    super();
  }

  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const batch of inBatches(texts, BATCH)) {
      signal?.throwIfAborted();
      // Without the signal, which would end the thread: loading the model again costs more than one batch.
      vectors.push(...(await this.workers.run(ENCODER, batch)));
    }
    signal?.throwIfAborted();
    return vectors;
  }
}
