import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../common/errors/app-error.js';

const MAGIC = 0x434e4553;
const VERSION = 1;
const HEADER_BYTES = 32;
const SCALE_BYTES = 4;

/** The bytes of the two files of a static encoder. Threads share them; nothing writes to them. */
export interface EncoderFiles {
  readonly table: SharedArrayBuffer;
  readonly vocabulary: SharedArrayBuffer;
}

/** The table of an encoder. A row is a vector of `dimensions` integers; its values are `scales[row]` times as large. */
export interface EncoderTable {
  readonly rows: number;
  readonly dimensions: number;
  /** Tokens of a text that count; later ones are not read. */
  readonly tokenLimit: number;
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

/** Reads the two files of an encoder. @throws AppError `encoder_files` when one cannot be read. */
export async function readEncoderFiles(folder: URL): Promise<EncoderFiles> {
  try {
    const [table, vocabulary] = await Promise.all([
      readShared(new URL('encoder.bin', folder)),
      readShared(new URL('vocabulary.txt', folder)),
    ]);
    return { table, vocabulary };
  } catch (error) {
    throw damaged('a file cannot be read', error);
  }
}

/** The tokens of the file `vocabulary.txt`, one for each row of the table. @throws AppError `encoder_files`. */
export function openVocabulary(file: SharedArrayBuffer, rows: number): string[] {
  const lines = Buffer.from(file).toString('utf8').split('\n');
  const tokens = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  if (tokens.length !== rows)
    throw damaged(`vocabulary.txt has ${tokens.length} lines, and the table has ${rows} rows`);
  return tokens;
}

/** The parts of the file `encoder.bin`; README.md in the folder of the file describes the format. @throws AppError `encoder_files`. */
export function openTable(file: SharedArrayBuffer): EncoderTable {
  if (file.byteLength < HEADER_BYTES) throw damaged('encoder.bin is shorter than its header');
  const header = new DataView(file, 0, HEADER_BYTES);
  const [magic, version, rows, dimensions, tokenLimit, hasQueryScales] = Array.from({ length: 6 }, (_, index) =>
    header.getUint32(4 * index, true),
  ) as [number, number, number, number, number, number];
  if (magic !== MAGIC) throw damaged('encoder.bin is not an encoder');
  if (version !== VERSION || hasQueryScales !== 0)
    throw damaged(`encoder.bin has another format than version ${VERSION}`);
  const valuesAt = HEADER_BYTES + SCALE_BYTES * rows;
  const expected = valuesAt + rows * dimensions;
  if (file.byteLength !== expected) throw damaged(`encoder.bin has ${file.byteLength} bytes instead of ${expected}`);
  return {
    rows,
    dimensions,
    tokenLimit,
    scales: new Float32Array(file, HEADER_BYTES, rows),
    values: new Int8Array(file, valuesAt, rows * dimensions),
  };
}

/** The content of a file in memory that other threads can read too. */
async function readShared(file: URL): Promise<SharedArrayBuffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const shared = new SharedArrayBuffer(size);
    await fill(handle, new Uint8Array(shared));
    return shared;
  } finally {
    await handle.close();
  }
}

async function fill(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
    if (bytesRead === 0) throw new Error('The file became shorter while it was read.');
    at += bytesRead;
  }
}

function damaged(problem: string, cause?: unknown): AppError {
  const message = `The files of the bundled encoder cannot be used: ${problem}. Install and build the project again.`;
  return new AppError({ code: 'encoder_files', message, cause });
}
