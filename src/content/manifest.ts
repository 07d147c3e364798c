import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { InvalidRequestError } from '../common/errors/invalid-request.error.js';

const placeSchema = z.object({
  part_number: z.int().nullish(),
  part: z.string().nullish(),
  chapter_number: z.int().nullish(),
  chapter_title: z.string().nullish(),
  lesson_slug: z.string().nullish(),
  lesson_title: z.string().nullish(),
  order: z.number().nullish(),
  /** The address of the page, relative to `SITE_BASE_URL`. */
  url: z.string().nullish(),
});

const manifestSchema = z.object({ book: z.string().nullish(), files: z.record(z.string(), placeSchema) });

export type ManifestPlace = z.infer<typeof placeSchema>;

/** What a manifest says of the whole book and of its pages. */
export interface Manifest {
  /** The title of the book. */
  readonly book?: string;
  /** By the path of each page. */
  readonly places: ReadonlyMap<string, ManifestPlace>;
}

/**
 * Reads the title of the book and the places of pages from `manifest.json` in the corpus folder, else in the folder above; empty without such a file.
 * A `manifest.json` without an object `files` belongs to something else, for example a web app, and is ignored.
 * @throws InvalidRequestError for invalid `files`: to index without them would change the numbers of the whole book.
 */
export async function readManifest(corpusDirectory: string): Promise<Manifest> {
  for (const folder of [corpusDirectory, dirname(corpusDirectory)]) {
    const path = join(folder, 'manifest.json');
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const manifest = text === undefined ? undefined : parseManifest(path, text);
    if (manifest) return manifest;
  }
  return { places: new Map() };
}

function parseManifest(path: string, text: string): Manifest | undefined {
  const value = parseJson(path, text);
  if (typeof value !== 'object' || value === null || !('files' in value) || Array.isArray(value.files))
    return undefined;
  const manifest = manifestSchema.safeParse(value);
  if (manifest.success) {
    const { book, files } = manifest.data;
    return { book: book?.trim() || undefined, places: new Map(Object.entries(files)) };
  }
  const [issue] = manifest.error.issues;
  throw invalid(`${path} is malformed at ${issue?.path.join('.')}: ${issue?.message}. Correct or remove it.`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`${path} is not valid JSON. Correct or remove it.`);
  }
}

function invalid(message: string): InvalidRequestError {
  return new InvalidRequestError(message, [], 'manifest_invalid');
}
