import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FlavourName } from '../flavours/flavour-name.js';
import type { SiteFolder } from '../flavours/site-folders.js';
import { parseToml, parseYaml } from '../front-matter/parse-data.js';
import { readPageText } from '../read-page-text.js';
import { ConfigText, isObject, textsOf } from './config-text.js';
import { docusaurusSite } from './docusaurus-site.js';
import { hugoSite } from './hugo-site.js';
import { mkdocsSite } from './mkdocs-site.js';
import type { SitePlace, SiteRules } from './site-rules.js';
import { outsideOf } from './source-folders.js';
import { sphinxSite } from './sphinx-site.js';
import { vitepressSite } from './vitepress-site.js';

/** The files, relative to the folder of a site, that configure it. The first folder that has one is the site. */
const CONFIGS: Partial<Record<FlavourName, RegExp>> = {
  vitepress: /^\.vitepress\/config(?:\/[\w-]+)?\.[cm]?[jt]s$/,
  docusaurus: /^docusaurus\.config\.[cm]?[jt]s$/,
  mkdocs: /^mkdocs\.ya?ml$/,
  hugo: /^(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)$/,
  starlight: /^astro\.config\.[cm]?[jt]s$/,
  plain: /^conf\.py$/,
};

/**
 * What the configuration of the site says. Nothing is executed: what a configuration computes is not known.
 * @param root the real path of the corpus folder
 * @param folders what is in it and around it, nearest first
 */
export async function readSiteRules(
  root: string,
  flavour: FlavourName,
  folders: readonly SiteFolder[],
): Promise<SiteRules> {
  const config = CONFIGS[flavour];
  if (!config) return {};
  for (const folder of folders) {
    const names = [...folder.names, ...(await namesBelow(folder))].filter((name) => config.test(name)).sort();
    if (names.length === 0) continue;
    const texts = await Promise.all(names.map((name) => textOf(folder.path, name)));
    const files = names.map((name, index) => ({ name, text: texts[index]! }));
    return rulesOf(flavour, files, { root, site: folder.path }, folders);
  }
  return {};
}

interface ConfigFile {
  readonly name: string;
  readonly text: string;
}

async function rulesOf(
  flavour: FlavourName,
  files: readonly ConfigFile[],
  place: SitePlace,
  folders: readonly SiteFolder[],
): Promise<SiteRules> {
  const texts = files.map(({ text }) => text);
  switch (flavour) {
    case 'vitepress':
      return vitepressSite(
        texts.map((text) => new ConfigText(text)),
        place,
      );
    case 'docusaurus':
      return docusaurusSite(new ConfigText(texts.join('\n')), place, await versionsOf(place.site));
    case 'mkdocs':
      return mkdocsSite(dataOf(files), place);
    case 'hugo':
      return hugoSite(dataOf(files), place);
    case 'starlight':
      return { leftOut: outsideOf(join(place.site, 'src/content/docs'), place) };
    default:
      return sphinxSite(texts.join('\n'), await readTheDocs(folders), place);
  }
}

function dataOf(files: readonly ConfigFile[]): Readonly<Record<string, unknown>> {
  const objects = files.map(({ name, text }) => {
    try {
      const data = extname(name) === '.toml' ? parseToml(text) : parseYaml(text);
      return isObject(data) ? data : {};
    } catch {
      // The generator itself reports a configuration that is not valid.
      return {};
    }
  });
  return Object.assign({}, ...objects);
}

async function versionsOf(site: string): Promise<string[]> {
  try {
    return textsOf(JSON.parse(await textOf(site, 'versions.json')));
  } catch {
    return [];
  }
}

async function readTheDocs(folders: readonly SiteFolder[]): Promise<string> {
  for (const { path, names } of folders) {
    const name = names.find((each) => /^\.?readthedocs\.ya?ml$/.test(each));
    if (name !== undefined) return textOf(path, name);
  }
  return '';
}

/** The text of a file; empty for one that cannot be read. */
function textOf(folder: string, name: string): Promise<string> {
  return readPageText(folder, join(folder, name)).catch(() => '');
}

const BELOW = ['.vitepress', '.vitepress/config', 'config/_default'];

async function namesBelow({ path, names }: SiteFolder): Promise<string[]> {
  const folders = BELOW.filter((folder) => names.includes(folder.replace(/\/.*/, '/').replace(/(?<!\/)$/, '/')));
  const found = folders.map(async (folder) => {
    const inside = await readdir(join(path, folder)).catch(() => []);
    return inside.map((name) => `${folder}/${name}`);
  });
  return (await Promise.all(found)).flat();
}
