import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The files that the site reads: pages, the manifest, and the category files of Docusaurus. */
const RELEVANT = /(?:\.mdx?|manifest\.json|_category_\.json)$/i;

/** Changes when a page is added, changed or removed. Reads names, sizes and times of files, not their contents. */
export async function folderFingerprint(directory: string): Promise<string> {
  const names = await readdir(directory, { recursive: true });
  const paths = ['../manifest.json', ...names.filter((name) => RELEVANT.test(name)).sort()];
  const lines = await Promise.all(paths.map((path) => describe(join(directory, path), path)));
  return lines.join('\n');
}

async function describe(file: string, path: string): Promise<string> {
  const facts = await stat(file).catch(() => undefined);
  return facts ? `${path} ${facts.size} ${facts.mtimeMs}` : path;
}
