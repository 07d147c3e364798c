import { type EncoderFiles, readEncoderFiles } from './encoder-file.js';
import { StaticEncoder } from './static-encoder.js';

/** The name of the bundled encoder as an embedding model. */
export const BUNDLED_MODEL = 'local/docs-1';
const FOLDER = new URL('./docs-1/', import.meta.url);

interface LoadedEncoder {
  readonly files: EncoderFiles;
  readonly encoder: StaticEncoder;
}

let loading: Promise<LoadedEncoder> | undefined;

/** The encoder of this thread. @throws AppError `encoder_files` when its files are missing or damaged. */
export function bundledEncoder(): Promise<LoadedEncoder> {
  loading ??= loadEncoder().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadEncoder(): Promise<LoadedEncoder> {
  const files = await readEncoderFiles(FOLDER);
  return { files, encoder: new StaticEncoder(files) };
}
