import type { FlavourName } from '../flavours/flavour-name.js';
import type { TreePlace } from './address-rules.js';
import { isLocale, isVersion } from './locale-names.js';

/** Folders of a project that hold its pages. They are not in addresses. */
const ROOTS: Partial<Readonly<Record<FlavourName, RegExp>>> = {
  starlight: /^src\/content\/docs\//,
  hugo: /^content\//,
  mdbook: /^src\//,
  nextra: /^(?:src\/)?(?:content|pages|app)\//,
};
/** Generators that write the locale before the extension: `page.de.md`. */
const WITH_SUFFIX: ReadonlySet<FlavourName> = new Set(['hugo', 'mkdocs', 'nextra']);
const SUFFIX = /\.([a-z]{2}(?:[-_][a-z]{2,4})?)(\.[a-z]+)$/i;

/** The locale and the version of a page by its folders, as the generator names them. */
export function treePlace(path: string, flavour: FlavourName): TreePlace {
  if (flavour === 'docusaurus') return docusaurusPlace(path) ?? leadingFolders(path);
  const root = ROOTS[flavour];
  const inside = root ? path.replace(root, '') : path;
  return (WITH_SUFFIX.has(flavour) ? bySuffix(inside) : undefined) ?? leadingFolders(inside);
}

const TRANSLATED = /^(?:i18n\/)?([^/]+)\/docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?\/(.+)$/s;
const VERSIONED = /^(?:((?:[\w-]+_)?versioned_docs)\/)?version-([^/]+)\/(.+)$/s;

/** The folders of translations and versions, written as `docs/…`, `blog/…` and `src/pages/…`. */
function docusaurusPlace(path: string): TreePlace | undefined {
  const [, locale, plugin, id, translated] = TRANSLATED.exec(path) ?? [];
  if (locale !== undefined && translated !== undefined) {
    if (plugin === 'blog') return { locale, version: null, path: `blog/${translated}` };
    if (plugin === 'pages') return { locale, version: null, path: `src/pages/${translated}` };
    const [, version, inside] = /^(?:current|version-([^/]+))\/(.+)$/s.exec(translated) ?? [];
    return { locale, version: version ?? null, path: `${id ?? 'docs'}/${inside ?? translated}` };
  }
  const [, folder, version, inside] = VERSIONED.exec(path) ?? [];
  if (version === undefined || inside === undefined) return undefined;
  const name = folder === 'versioned_docs' ? 'docs' : folder?.replace(/_versioned_docs$/, '');
  return { locale: null, version, path: name === undefined ? inside : `${name}/${inside}` };
}

function bySuffix(path: string): TreePlace | undefined {
  const [suffix, locale, extension] = SUFFIX.exec(path) ?? [];
  if (suffix === undefined || locale === undefined || !isLocale(locale)) return undefined;
  const inside = path.slice(0, -suffix.length) + extension;
  // `en/page.en.md` names its locale twice.
  return { locale, version: null, path: inside.startsWith(`${locale}/`) ? inside.slice(locale.length + 1) : inside };
}

/** `de/v1.2/a.md`: a locale, a version, or both, are the first folders. */
function leadingFolders(path: string): TreePlace {
  let folders = path.split('/');
  const [first] = folders;
  const locale = folders.length > 1 && isLocale(first!) ? first! : null;
  if (locale !== null) folders = folders.slice(1);
  const version = folders.length > 1 && isVersion(folders[0]!) ? folders[0]! : null;
  if (version !== null) folders = folders.slice(1);
  return { locale, version, path: folders.join('/') };
}
