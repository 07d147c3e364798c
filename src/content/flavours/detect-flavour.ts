import { countSyntax } from './count-syntax.js';
import type { FlavourName } from './flavour-name.js';

/** A file at the top of a site, or a folder if the name ends in a slash, that only one generator has. */
const SITE_FILES: readonly [RegExp, FlavourName][] = [
  [/^docusaurus\.config\.[cm]?[jt]s$/, 'docusaurus'],
  [/^(?:\.vitepress\/|\.vuepress\/)$/, 'vitepress'],
  [/^mkdocs\.ya?ml$/, 'mkdocs'],
  [/^hugo\.(?:toml|ya?ml|json)$/, 'hugo'],
  [/^book\.toml$/, 'mdbook'],
  [/^astro\.config\.[cm]?[jt]s$/, 'starlight'],
  [/^\.obsidian\/$/, 'obsidian'],
];
/** The configuration of a generator whose rules are those of plain folders: Sphinx, Jekyll, Eleventy and Antora. */
const PLAIN_CONFIG = /^(?:conf\.py|_config\.ya?ml|\.eleventy\.js|eleventy\.config\.[cm]?js|antora\.yml)$/;
/** `config.toml` is a common name: it belongs to Hugo beside one of Hugo's folders. */
const HUGO_CONFIG = /^config(?:\.(?:toml|ya?ml|json)|\/)$/;
const HUGO_FOLDER = /^(?:archetypes|layouts|content|themes)\/$/;
/** `theme.config.tsx` beside the configuration of Next.js belongs to Nextra. */
const NEXT_CONFIG = /^next\.config\.[cm]?[jt]s$/;
const NEXTRA_THEME = /^theme\.config\.[cm]?[jt]sx?$/;

/** A file inside of the tree that only one generator has. */
const TREE_FILES: readonly [RegExp, FlavourName][] = [
  [/^_meta\.(?:[jt]sx?|json)$/, 'nextra'],
  [/^_category_\.(?:json|ya?ml)$/, 'docusaurus'],
  [/^_index(?:\.[\w-]+)?\.(?:md|markdown|html)$/, 'hugo'],
  [/^SUMMARY\.md$/, 'mdbook'],
];

/** Only Hugo has it. The configuration in a folder above may belong to another documentation of the repository. */
const SECTION_AT_TOP = /^_index(?:\.[\w-]+)?\.(?:md|markdown|html)$/;

/** What is known of a folder of documentation before its pages are read. */
export interface FolderTraces {
  /**
   * What lies in the folder and in the folders above it, nearest first: names, those of folders with a slash at their end.
   * The search for a site ends at the first folder with a file of a generator.
   */
  readonly around: readonly (readonly string[])[];
  /** Paths of all files below the folder. */
  readonly files: readonly string[];
  /** Texts of some pages. They are looked at only if no file tells. */
  readonly samples: readonly string[];
}

/** The generator for which documentation is written: by its own files, else by front matter and syntax, else `plain`. */
export function detectFlavour({ around, files, samples }: FolderTraces): FlavourName {
  const [own = [], ...others] = around;
  const site = flavourOfSite(own);
  if (site) return site;
  if (files.some((path) => SECTION_AT_TOP.test(path))) return 'hugo';
  if (own.some((name) => PLAIN_CONFIG.test(name))) return 'plain';
  for (const names of others) {
    const flavour = flavourOfSite(names);
    if (flavour) return flavour;
  }
  return flavourOfTree(files) ?? flavourOfPages(samples) ?? 'plain';
}

function flavourOfSite(names: readonly string[]): FlavourName | undefined {
  const named = SITE_FILES.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (named) return named[1];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(HUGO_CONFIG) && has(HUGO_FOLDER)) return 'hugo';
  return has(NEXT_CONFIG) && has(NEXTRA_THEME) ? 'nextra' : undefined;
}

function flavourOfTree(files: readonly string[]): FlavourName | undefined {
  const names = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  return TREE_FILES.find(([pattern]) => [...names].some((name) => pattern.test(name)))?.[1];
}

/** A share of the pages, so that a page that explains another generator does not decide. */
const SHARE_OF_PAGES = 0.1;

function flavourOfPages(samples: readonly string[]): FlavourName | undefined {
  const [best] = [...countSyntax(samples)].toSorted((left, right) => right[1] - left[1]);
  return best && best[1] >= Math.max(1, samples.length * SHARE_OF_PAGES) ? best[0] : undefined;
}
