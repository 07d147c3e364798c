import { jest } from '@jest/globals';
import { OnnxEmbedder } from '../../src/rag/embedders/onnx/onnx.embedder.js';
import type { OnnxModel } from '../../src/rag/embedders/onnx/onnx-model.js';
import { TEXTS_PER_ONNX_BATCH } from '../../src/rag/limits.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { embedderContract } from '../contract/embedder.contract.js';

/** Stands for the library, which is not installed: `scripts/test-onnx.mjs` tests with the real one. */
const library = {
  env: {} as Record<string, unknown>,
  /** The texts of every call. */
  calls: [] as string[][],
  loads: [] as string[],
  failure: undefined as Error | undefined,
};

jest.unstable_mockModule(
  '@huggingface/transformers',
  () => ({
    env: library.env,
    pipeline: (_task: string, id: string) => {
      library.loads.push(id);
      if (library.failure) return Promise.reject(library.failure);
      const extract = (texts: string[]) => {
        library.calls.push(texts);
        return Promise.resolve({ tolist: () => texts.map(vectorOf) });
      };
      return Promise.resolve(extract);
    },
  }),
  { virtual: true } as never,
);

/** A vector without unit norm. A text without tokens makes such a library fail. */
function vectorOf(text: string): number[] {
  if (text.trim() === '') throw new Error('no tokens');
  return Array.from({ length: 4 }, (_, index) => 1 + ((text.codePointAt(index) ?? 7) % 13));
}

function modelNamed(id: string, members: Partial<OnnxModel> = {}): OnnxModel {
  return { name: `onnx:${id}`, dimensions: 4, id, parentFolder: '/srv', pooling: 'mean', dtype: 'fp32', ...members };
}
const embedderOf = (model: OnnxModel) => new OnnxEmbedder(model, new SameThreadWorkers());

describe('OnnxEmbedder', () => {
  afterEach(() => {
    library.calls.length = 0;
    library.loads.length = 0;
    library.failure = undefined;
  });

  embedderContract(() => embedderOf(modelNamed('contract')));

  it('a long list is encoded in small batches by one loaded model', async () => {
    await embedderOf(modelNamed('batches')).embed(Array.from({ length: 20 }, (_, index) => `text ${index}`));

    expect(library.calls.map(({ length }) => length)).toEqual([TEXTS_PER_ONNX_BATCH, TEXTS_PER_ONNX_BATCH, 4]);
    expect(library.loads).toEqual(['batches']);
  });

  it('a model in a folder is never requested from the network, and one on the hub never read from a folder', async () => {
    await embedderOf(modelNamed('folder')).embed(['a']);
    expect(library.env).toEqual({ allowLocalModels: true, allowRemoteModels: false, localModelPath: '/srv' });

    await embedderOf(modelNamed('owner/hub', { parentFolder: undefined })).embed(['a']);
    expect(library.env).toMatchObject({ allowLocalModels: false, allowRemoteModels: true });
  });

  it('vectors of another length are refused, and the message names the length', async () => {
    await expect(embedderOf(modelNamed('long', { dimensions: 5 })).embed(['a'])).rejects.toMatchObject({
      code: 'embedding_dimensions',
      message: expect.stringContaining('EMBEDDING_DIMENSIONS=4'),
    });
  });

  it('a model that cannot be loaded is tried again with the next text', async () => {
    library.failure = new Error('broken');
    const inFolder = embedderOf(modelNamed('broken'));
    await expect(inFolder.embed(['a'])).rejects.toMatchObject({ code: 'onnx_model_unusable', retryable: false });
    const onHub = embedderOf(modelNamed('owner/broken', { parentFolder: undefined }));
    await expect(onHub.embed(['a'])).rejects.toMatchObject({ code: 'embedding_unavailable', retryable: true });

    library.failure = undefined;

    expect(await inFolder.embed(['a'])).toHaveLength(1);
  });
});
