import type { EncoderFiles } from '../encoder/encoder-file.js';
import { StaticEncoder } from '../encoder/static-encoder.js';

export interface SectionsToEncode {
  /** The same for every call, because a thread keeps the encoder that it made of the first ones. Their bytes are not copied. */
  readonly files: EncoderFiles;
  readonly texts: readonly string[];
}

/** The vectors of the texts, one after the other. */
export function run({ files, texts }: SectionsToEncode): Float32Array {
  encoder ??= new StaticEncoder(files);
  return encoder.encodeAll(texts);
}

let encoder: StaticEncoder | undefined;
