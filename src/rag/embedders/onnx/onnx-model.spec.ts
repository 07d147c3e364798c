import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeTinyEncoder } from '../../../../scripts/tiny-onnx-encoder.mjs';
import { RagSettings } from '../../../config/settings.js';
import { SameThreadWorkers } from '../../../testing/same-thread.workers.js';
import { createEmbedder } from '../../rag.providers.js';
import { openOnnxModel } from './onnx-model.js';

describe('openOnnxModel', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onnx-model.'));
    await writeTinyEncoder(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const faultOf = (dimensions = 8): unknown => {
    try {
      return openOnnxModel(`onnx:${folder}`, dimensions);
    } catch (error) {
      return error;
    }
  };

  it('a folder is used with mean pooling and its full weights, under the last part of its path', () => {
    expect(openOnnxModel(`onnx:${folder}`, 8)).toEqual({
      name: `onnx:${basename(folder)}`,
      dimensions: 8,
      parentFolder: tmpdir(),
      id: basename(folder),
      pooling: 'mean',
      dtype: 'fp32',
    });
  });

  it('a folder whose pooling is the first token, and which has only quantized weights, is used like that', async () => {
    await mkdir(join(folder, '1_Pooling'));
    await writeFile(join(folder, '1_Pooling', 'config.json'), '{"pooling_mode_cls_token":true}');
    await rename(join(folder, 'onnx', 'model.onnx'), join(folder, 'onnx', 'model_quantized.onnx'));

    expect(openOnnxModel(`onnx:${folder}`, 8)).toMatchObject({ pooling: 'cls', dtype: 'q8' });
  });

  it('any other name is an id on the hub', () => {
    expect(openOnnxModel('onnx:owner/model', 384)).toMatchObject({ name: 'onnx:owner/model', id: 'owner/model' });
    expect(openOnnxModel('onnx:owner/model', 384).parentFolder).toBeUndefined();
  });

  it.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'])('a folder without %s is refused', async (file) => {
    await rm(join(folder, file));

    expect(faultOf()).toMatchObject({ code: 'onnx_model_unusable', message: expect.stringContaining(folder) });
  });

  it.each(['not JSON', '[', '3', 'null'])('a folder whose config.json is %s is refused', async (text) => {
    await writeFile(join(folder, 'config.json'), text);

    expect(faultOf()).toMatchObject({ code: 'onnx_model_unusable' });
  });

  it('other dimensions than those of the model are refused, and the message names the right ones', () => {
    expect(faultOf(384)).toMatchObject({
      code: 'embedding_dimensions',
      message: expect.stringContaining('EMBEDDING_DIMENSIONS=8'),
    });
  });

  it('the start ends with the command that installs the library where it is missing', () => {
    const embedding = { model: `onnx:${folder}`, dimensions: 8 };
    const settings = Object.assign(new RagSettings(), { embedding });

    expect(() => createEmbedder(settings, new SameThreadWorkers())).toThrow(
      /npm install --no-save @huggingface\/transformers/,
    );
  });
});
