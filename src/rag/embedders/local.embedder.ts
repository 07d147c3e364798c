import { inBatches } from '../../common/batches.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import type { Workers } from '../../workers/workers.js';
import { Embedder } from '../embedder.js';
import { BUNDLED_MODEL, bundledEncoder } from '../encoder/bundled-encoder.js';
import { ENCODED_AT_ONCE_CHARACTERS, LOCALLY_EMBEDDED_SECTIONS, TEXTS_PER_ENCODING } from '../limits.js';
import type { SectionsToEncode } from './encode-sections.task.js';

const ENCODE_SECTIONS: WorkerTask<SectionsToEncode, Float32Array> = {
  module: new URL('./encode-sections.task.js', import.meta.url),
  load: () => import('./encode-sections.task.js'),
  lane: { name: 'local-encoder', threads: 1, idleMs: 10_000, heapMb: 256 },
};

/**
 * The sentence encoder for English technical documentation that comes with the project: it needs no network and no key. Its
 * files are read at the first use (50 ms). Questions are encoded at once, sections in a worker thread that shares the table.
 */
export class LocalEmbedder extends Embedder {
  override readonly model = BUNDLED_MODEL;
  override readonly dimensions = 256;
  override readonly sectionsAtOnce = LOCALLY_EMBEDDED_SECTIONS;

  constructor(private readonly workers: Workers) {
    super();
  }

  /** @throws AppError `encoder_files` when the files of the encoder are missing or damaged. */
  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    signal?.throwIfAborted();
    const { files, encoder } = await bundledEncoder();
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    if (characters <= ENCODED_AT_ONCE_CHARACTERS) return this.split(encoder.encodeAll(texts));
    const vectors: number[][] = [];
    for (const batch of inBatches(texts, TEXTS_PER_ENCODING)) {
      // Without the signal, which would end the thread and its encoder.
      vectors.push(...this.split(await this.workers.run(ENCODE_SECTIONS, { files, texts: batch })));
      signal?.throwIfAborted();
    }
    return vectors;
  }

  private split(vectors: Float32Array): number[][] {
    const count = vectors.length / this.dimensions;
    return Array.from({ length: count }, (_, index) => [
      ...vectors.subarray(index * this.dimensions, (index + 1) * this.dimensions),
    ]);
  }
}
