import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isReadableEnding } from './formats/read-format.js';
import { isPageFile } from './page-files.js';

/** A hash of names, sizes and times of the files of a corpus: it changes when one is added, changed or removed. Reads no contents. */
export async function folderVersion(directory: string): Promise<string> {
  const names = await readdir(directory, { recursive: true });
  const paths = ['../manifest.json', ...names.filter(isRelevant).sort()];
  const lines = await Promise.all(paths.map((path) => describe(join(directory, path), path)));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Pages, the manifest, and the category files of Docusaurus. */
function isRelevant(name: string): boolean {
  return isPageFile(name) || isReadableEnding(name) || /(?:manifest|_category_)\.json$/i.test(name);
}

async function describe(file: string, path: string): Promise<string> {
  const facts = await stat(file).catch(() => undefined);
  return facts ? `${path} ${facts.size} ${facts.mtimeMs}` : path;
}
