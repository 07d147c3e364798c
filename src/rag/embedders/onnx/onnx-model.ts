import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { AppError } from '../../../common/errors/app-error.js';
import { ONNX_PREFIX } from '../../../config/settings.js';
import { wrongDimensions } from '../../vector-length.js';

/** The library that runs the model. It is an optional peer of this project, because it brings 475 MB. */
export const LIBRARY = '@huggingface/transformers';

/** A sentence encoder in the ONNX format, as plain data for a worker. */
export interface OnnxModel {
  /** The name in the index. Of a folder only its last part, so that the folder can be moved. */
  readonly name: string;
  readonly dimensions: number;
  /** The folder above the one of the model. Unset: the model is downloaded from the hub. */
  readonly parentFolder?: string;
  /** The name of the folder, or the id on the hub. */
  readonly id: string;
  /** How the vectors of the tokens become one. */
  readonly pooling: 'mean' | 'cls';
  /** Which file of the model: `fp32` is `model.onnx`, `q8` is `model_quantized.onnx`. */
  readonly dtype: 'fp32' | 'q8';
}

/**
 * Checks what can be checked without loading the model, because it is called at start.
 * @param setting `onnx:` and a folder (`./model`, `/srv/model`), or `onnx:` and the id of a model on the hub.
 * @throws AppError `onnx_library_missing`, `onnx_model_unusable` or `embedding_dimensions`.
 */
export function openOnnxModel(setting: string, dimensions: number): OnnxModel {
  const source = setting.slice(ONNX_PREFIX.length).trim();
  const isFolder = isAbsolute(source) || /^\.{1,2}([/\\]|$)/.test(source);
  if (!isFolder) {
    return { name: ONNX_PREFIX + source, dimensions, id: source, pooling: 'mean', dtype: 'fp32' };
  }
  const folder = resolve(source);
  const name = ONNX_PREFIX + basename(folder);
  const { hidden_size: stated } = readConfig<{ hidden_size?: unknown }>(folder, 'config.json');
  if (typeof stated === 'number' && stated !== dimensions) throw wrongDimensions(name, stated);
  readConfig(folder, 'tokenizer.json');
  return {
    name,
    dimensions,
    parentFolder: dirname(folder),
    id: basename(folder),
    pooling: poolingIn(folder),
    dtype: weightsIn(folder),
  };
}

/** @throws AppError `onnx_library_missing`, with the command that installs it. */
export function assertLibraryInstalled(): void {
  try {
    createRequire(import.meta.url).resolve(LIBRARY);
  } catch (cause) {
    throw new AppError({ code: 'onnx_library_missing', cause });
  }
}

function weightsIn(folder: string): OnnxModel['dtype'] {
  if (existsSync(join(folder, 'onnx', 'model.onnx'))) return 'fp32';
  if (existsSync(join(folder, 'onnx', 'model_quantized.onnx'))) return 'q8';
  throw unusable(`The folder ${folder} has neither onnx/model.onnx nor onnx/model_quantized.onnx.`);
}

/** Models of the library sentence-transformers say it in this file; the others use the mean. */
function poolingIn(folder: string): OnnxModel['pooling'] {
  const file = join('1_Pooling', 'config.json');
  if (!existsSync(join(folder, file))) return 'mean';
  const { pooling_mode_cls_token: isFirst } = readConfig<{ pooling_mode_cls_token?: unknown }>(folder, file);
  return isFirst === true ? 'cls' : 'mean';
}

function readConfig<T extends object>(folder: string, file: string): T {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (typeof content === 'object' && content !== null) return content as T;
  } catch (cause) {
    throw unusable(`The file ${join(folder, file)} is missing or is no JSON.`, cause);
  }
  throw unusable(`The file ${join(folder, file)} holds no JSON object.`);
}

function unusable(fault: string, cause?: unknown): AppError {
  const message = `The ONNX model of EMBEDDING_MODEL cannot be used. ${fault}`;
  return new AppError({ code: 'onnx_model_unusable', message, cause });
}
