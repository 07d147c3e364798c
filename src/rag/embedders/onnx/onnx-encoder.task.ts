import { availableParallelism } from 'node:os';
import { AppError } from '../../../common/errors/app-error.js';
import { UnavailableError } from '../../../common/errors/unavailable.error.js';
import { unitNorm } from '../../embedder.js';
import { LIBRARY, type OnnxModel } from './onnx-model.js';

/** Some texts and the model that encodes them. */
export interface TextsToEncode {
  readonly model: OnnxModel;
  readonly texts: readonly string[];
}

type Extractor = (
  texts: readonly string[],
  options: { readonly pooling: OnnxModel['pooling']; readonly normalize: boolean },
) => Promise<{ tolist(): number[][] }>;

/** The part of the library that is used here: its types are not installed. */
interface Library {
  readonly env: { allowLocalModels: boolean; allowRemoteModels: boolean; localModelPath: string };
  readonly pipeline: (task: 'feature-extraction', id: string, options: object) => Promise<Extractor>;
}

/** The vectors of a few texts. The first call loads the model, which is kept as long as the thread. */
export async function run({ model, texts }: TextsToEncode): Promise<number[][]> {
  const extract = await loadedModel(model);
  const vectors = await extract(texts.map(nonEmpty), { pooling: model.pooling, normalize: true });
  return vectors.tolist().map(unitNorm);
}

let loaded: { readonly name: string; readonly extractor: Promise<Extractor> } | undefined;

function loadedModel(model: OnnxModel): Promise<Extractor> {
  if (loaded?.name !== model.name) loaded = { name: model.name, extractor: load(model) };
  return loaded.extractor.catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
}

async function load({ id, dtype, parentFolder }: OnnxModel): Promise<Extractor> {
  const { env, pipeline } = (await import(LIBRARY as string)) as Library;
  env.allowLocalModels = parentFolder !== undefined;
  env.allowRemoteModels = parentFolder === undefined;
  if (parentFolder !== undefined) env.localModelPath = parentFolder;
  // One processor is left to the event loop.
  const intraOpNumThreads = Math.max(1, availableParallelism() - 1);
  try {
    return await pipeline('feature-extraction', id, { dtype, session_options: { intraOpNumThreads } });
  } catch (cause) {
    if (parentFolder === undefined) throw new UnavailableError('embedding_unavailable', undefined, cause);
    throw new AppError({ code: 'onnx_model_unusable', cause });
  }
}

/** Replaces a blank text: some encoders fail on a text without tokens. */
function nonEmpty(text: string): string {
  return text.trim() === '' ? '-' : text;
}
