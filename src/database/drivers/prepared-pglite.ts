import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** From the built file. */
const PACKAGES = new URL('../../../../node_modules/', import.meta.url);

/**
 * The folder of the empty database that `npm run build` prepares, which need not exist. It lies among the packages, because
 * `npm ci` removes it there, and its name has the version of PGlite: another version prepares a database of its own.
 *
 * @returns undefined when PGlite lies elsewhere
 */
export async function preparedPGlite(): Promise<string | undefined> {
  const description = new URL('@electric-sql/pglite/package.json', PACKAGES);
  const text = await readFile(description, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { version } = JSON.parse(text) as { readonly version: string };
  return fileURLToPath(new URL(`.cache/chatkit-nest/pglite-${version}`, PACKAGES));
}
