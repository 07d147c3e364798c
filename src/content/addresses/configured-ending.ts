import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlavourName } from '../flavours/flavour-name.js';
import type { SiteFolder } from '../flavours/site-folders.js';
import { readPageText } from '../read-page-text.js';
import type { AddressRule } from './address-rules.js';

type Ending = AddressRule['ending'];

/** What one line of a generator's configuration says about the end of all addresses. */
interface ConfiguredEnding {
  readonly file: RegExp;
  readonly line: RegExp;
  readonly ending: Ending;
}

const VITEPRESS = /^\.vitepress\/config(?:\/index)?\.[cm]?[jt]s$/;
const DOCUSAURUS = /^docusaurus\.config\.[cm]?[jt]s$/;

const LINES: Partial<Record<FlavourName, readonly ConfiguredEnding[]>> = {
  vitepress: [{ file: VITEPRESS, line: /^[ \t]*cleanUrls:[ \t]*true\b/m, ending: 'folder-slash' }],
  docusaurus: [
    { file: DOCUSAURUS, line: /^[ \t]*trailingSlash:[ \t]*true\b/m, ending: 'slash' },
    { file: DOCUSAURUS, line: /^[ \t]*trailingSlash:[ \t]*false\b/m, ending: 'none' },
  ],
  mkdocs: [{ file: /^mkdocs\.ya?ml$/, line: /^use_directory_urls:[ \t]*false\b/m, ending: 'index-html' }],
};

/**
 * How the configuration of the site ends its addresses; undefined where it does not say. The configuration is a program for
 * some generators, so only a line that holds nothing else is understood, and nothing is executed.
 * @param folders what is in the content folder and around it, nearest first
 */
export async function configuredEnding(
  flavour: FlavourName,
  folders: readonly SiteFolder[],
): Promise<Ending | undefined> {
  const known = LINES[flavour];
  if (!known) return undefined;
  for (const folder of folders) {
    const names = [...folder.names, ...(await vitePressConfigs(folder))];
    for (const name of names.filter((each) => known.some(({ file }) => file.test(each)))) {
      const text = await readPageText(folder.path, join(folder.path, name)).catch(() => '');
      return known.find(({ line }) => line.test(text))?.ending;
    }
  }
  return undefined;
}

async function vitePressConfigs({ path, names }: SiteFolder): Promise<string[]> {
  const folders = names.includes('.vitepress/') ? ['.vitepress', '.vitepress/config'] : [];
  const found = folders.map(async (folder) => {
    const inside = await readdir(join(path, folder)).catch(() => []);
    return inside.map((name) => `${folder}/${name}`);
  });
  return (await Promise.all(found)).flat();
}
