import { inBatches } from '../../../common/batches.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { Workers } from '../../../workers/workers.js';
import { Embedder } from '../../embedder.js';
import { TEXTS_PER_ONNX_BATCH } from '../../limits.js';
import { checkedLength } from '../../vector-length.js';
import type { TextsToEncode } from './onnx-encoder.task.js';
import { assertLibraryInstalled, type OnnxModel, openOnnxModel } from './onnx-model.js';

/** One thread, which keeps the model in memory. The memory of the model itself is not part of the heap. */
const ENCODE: WorkerTask<TextsToEncode, number[][]> = {
  module: new URL('./onnx-encoder.task.js', import.meta.url),
  load: () => import('./onnx-encoder.task.js'),
  lane: { name: 'onnx-encoder', threads: 1, idleMs: 10 * 60_000, heapMb: 512 },
};

/**
 * A sentence encoder in the ONNX format, in a folder or on the hub of Hugging Face. It computes in a worker thread, which
 * loads it at the first use, in small batches, so that questions get their turn while a book is indexed.
 */
export class OnnxEmbedder extends Embedder {
  override readonly model: string;
  override readonly dimensions: number;

  constructor(
    private readonly source: OnnxModel,
    private readonly workers: Workers,
  ) {
    super();
    this.model = source.name;
    this.dimensions = source.dimensions;
  }

  /**
   * @param setting the value of `EMBEDDING_MODEL`.
   * @throws AppError when the library is not installed, or the folder has no model with these dimensions.
   */
  static open(setting: string, dimensions: number, workers: Workers): OnnxEmbedder {
    assertLibraryInstalled();
    return new OnnxEmbedder(openOnnxModel(setting, dimensions), workers);
  }

  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const batch of inBatches(texts, TEXTS_PER_ONNX_BATCH)) {
      signal?.throwIfAborted();
      // Without the signal, which would end the thread: loading the model again costs more than one batch.
      vectors.push(...(await this.workers.run(ENCODE, { model: this.source, texts: batch })));
    }
    signal?.throwIfAborted();
    return checkedLength(this.model, vectors, this.dimensions);
  }
}
