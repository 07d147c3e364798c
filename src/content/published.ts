import { extname } from 'node:path/posix';
import type { FlavourName } from './flavours/flavour-name.js';
import type { PageData } from './front-matter/read-front-matter.js';
import { foldersOf, stemOf } from './page-path.js';
import type { SiteRules } from './site-rules/site-rules.js';

/** What decides which files of a tree are published, besides the files themselves. */
export interface PublishingRules {
  readonly flavour: FlavourName;
  readonly now: Date;
  /** Pages that the manifest names: they are published also when their names begin with an underscore. */
  readonly named: ReadonlySet<string>;
  /** What the configuration of the site leaves out. */
  readonly site: Pick<SiteRules, 'leftOut' | 'readsTextAsRst'>;
  /** Obsidian: the paths of files by their names in small letters. */
  readonly byName?: ReadonlyMap<string, string>;
  /** mdBook: pages that `SUMMARY.md` names. Undefined without such a file. */
  readonly summary?: ReadonlySet<string>;
  /** Hugo: folders with an `index.md`, whose other files belong to that page. */
  readonly bundles: ReadonlySet<string>;
}

/** The generators that skip files and folders whose names begin with an underscore. Hugo's `_index.md` is a page. */
const SKIP_UNDERSCORES: ReadonlySet<FlavourName> = new Set(['docusaurus', 'starlight', 'nextra', 'plain']);
const TEMPLATE_FOLDER = /^_?templates?$/i;

/** Why the generator does not publish a file, by its path; undefined if nothing speaks against it. */
export function unpublishedByPath(path: string, rules: PublishingRules): string | undefined {
  if (rules.named.has(path)) return undefined;
  const folders = foldersOf(path);
  if (SKIP_UNDERSCORES.has(rules.flavour)) {
    const hidden = [...folders, stemOf(path)].find((name) => name.startsWith('_'));
    if (hidden !== undefined) return `the name ${hidden} begins with an underscore`;
  }
  if (rules.flavour === 'obsidian' && folders.some((name) => TEMPLATE_FOLDER.test(name))) return 'a template';
  if (rules.flavour === 'mdbook' && rules.summary && !rules.summary.has(path)) return 'SUMMARY.md does not name it';
  const configured = rules.site.leftOut?.(path);
  if (configured !== undefined || rules.flavour !== 'hugo') return configured;
  return bundleReason(path, folders, rules.bundles);
}

function bundleReason(path: string, folders: readonly string[], bundles: ReadonlySet<string>): string | undefined {
  const depth = folders.findIndex((_, index) => bundles.has(folders.slice(0, index + 1).join('/')));
  if (depth < 0) return undefined;
  const folder = folders.slice(0, depth + 1).join('/');
  if (isBundlePage(path) && folders.length === depth + 1) return undefined;
  return `it belongs to the page ${folder}/index.md`;
}

/** Whether a file is the page of a leaf bundle of Hugo; `index.de.md` is its translation. */
export function isBundlePage(path: string): boolean {
  return /^index(?:\.[\w-]+)?$/.test(stemOf(path)) && extname(path) !== '';
}

/** Members of front matter with the value that says that a page is not published. */
const UNPUBLISHED: readonly [name: string, value: boolean][] = [
  ['draft', true],
  ['unlisted', true],
  ['hide', true],
  ['hidden', true],
  ['headless', true],
  ['published', false],
  ['publish', false],
];

/** Why a page is not published, by its front matter; undefined if nothing speaks against it. */
export function unpublishedByData(data: PageData, { flavour, now }: Pick<PublishingRules, 'flavour' | 'now'>) {
  // Hugo does not tell small letters from capital letters in names.
  const members = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]));
  const flag = UNPUBLISHED.find(([name, value]) => String(members.get(name)).toLowerCase() === String(value));
  if (flag) return `${flag[0]}: ${flag[1]}`;
  if (flavour === 'hugo' && isNeverRendered(members.get('build') ?? members.get('_build')))
    return 'build.render: never';
  return outOfTime(members, flavour, now);
}

function isNeverRendered(build: unknown): boolean {
  if (typeof build !== 'object' || build === null || !('render' in build)) return false;
  return build.render === 'never' || build.render === false;
}

function outOfTime(members: ReadonlyMap<string, unknown>, flavour: FlavourName, now: Date): string | undefined {
  const expired = ['expirydate', 'unpublishdate'].find((name) => timeOf(members.get(name)) <= now.getTime());
  if (expired) return `${expired} ${String(members.get(expired))} is over`;
  const beginning = flavour === 'hugo' ? ['publishdate', 'pubdate', 'date'] : ['publishdate'];
  // Hugo reads the first of these names that has a value.
  const first = beginning.find((name) => !Number.isNaN(timeOf(members.get(name))));
  if (first && timeOf(members.get(first)) > now.getTime())
    return `${first} ${String(members.get(first))} is not reached`;
  return undefined;
}

/** Milliseconds; `NaN`, which is neither before nor after any time, when it is no date. */
function timeOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
