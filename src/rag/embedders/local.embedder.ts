import { inBatches } from '../../common/batches.js';
import type { WorkerTask } from '../../workers/worker-task.js';
import type { Workers } from '../../workers/workers.js';
import { Embedder } from '../embedder.js';
import { ENCODED_AT_ONCE_CHARACTERS, LOCALLY_EMBEDDED_SECTIONS, TEXTS_PER_ENCODING } from '../limits.js';
import type { SectionsToEncode } from './encode-sections.task.js';
import { type EncoderFiles, readEncoderFiles } from './encoder-file.js';
import { StaticEncoder } from './static-encoder.js';

const FOLDER = new URL('./docs-1/', import.meta.url);

const ENCODE_SECTIONS: WorkerTask<SectionsToEncode, Float32Array> = {
  module: new URL('./encode-sections.task.js', import.meta.url),
  load: () => import('./encode-sections.task.js'),
  lane: { name: 'local-encoder', threads: 1, idleMs: 10_000, heapMb: 256 },
};

interface LoadedEncoder {
  readonly files: EncoderFiles;
  readonly encoder: StaticEncoder;
}

/**
 * The sentence encoder for English technical documentation that comes with the project: it needs no network and no key. Its
 * files are read at the first use (50 ms). Questions are encoded at once, sections in a worker thread that shares the table.
 */
export class LocalEmbedder extends Embedder {
  override readonly model = 'local/docs-1';
  override readonly dimensions = 256;
  override readonly sectionsAtOnce = LOCALLY_EMBEDDED_SECTIONS;
  private loading?: Promise<LoadedEncoder>;

  constructor(private readonly workers: Workers) {
    super();
  }

  /** @throws AppError `encoder_files` when the files of the encoder are missing or damaged. */
  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    signal?.throwIfAborted();
    const { files, encoder } = await this.load();
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

  private load(): Promise<LoadedEncoder> {
    this.loading ??= loadEncoder().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private split(vectors: Float32Array): number[][] {
    const count = vectors.length / this.dimensions;
    return Array.from({ length: count }, (_, index) => [
      ...vectors.subarray(index * this.dimensions, (index + 1) * this.dimensions),
    ]);
  }
}

async function loadEncoder(): Promise<LoadedEncoder> {
  const files = await readEncoderFiles(FOLDER);
  return { files, encoder: new StaticEncoder(files) };
}
