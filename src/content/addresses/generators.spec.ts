import type { FlavourName } from '../flavours/flavour-name.js';
import { pageAddress } from './page-address.js';
import { treePlace } from './tree-place.js';

type Expected = readonly [path: string, address: string, data?: Record<string, unknown>];

function addressOf(flavour: FlavourName, path: string, data: Record<string, unknown> = {}, never = false): string {
  const { locale, version } = treePlace(path, flavour);
  return pageAddress({ path, data, locale, version }, { flavour, trailingSlash: never ? 'never' : 'auto' });
}

const DOCUSAURUS: readonly Expected[] = [
  ['01-start/02_install.md', 'start/install'],
  ['1. Start/03 - Go on.md', 'Start/Go on'],
  ['2021-01-01-news.md', '2021-01-01-news'],
  ['7.0-upgrade.md', '7.0-upgrade'],
  ['01-start/run.md', '01-start/run', { parse_number_prefixes: false }],
  ['guides/ManualMocks.md', 'guides/manual-mocks', { id: 'manual-mocks' }],
  ['guides/a.md', 'first', { slug: '/first' }],
  ['guides/a.md', 'guides/first', { slug: 'first' }],
  ['guides/deep/a.md', 'guides/first', { slug: '../first' }],
  ['guides/README.md', 'guides/'],
  ['guides/index.mdx', 'guides/', { id: 'overview' }],
  ['01-guides/01-Guides.md', 'guides/'],
  ['index.md', ''],
  ['docs/intro.md', 'docs/intro'],
  ['docs/guides/a.md', 'docs/first', { slug: '/first' }],
  ['versioned_docs/version-1.0/intro.md', 'docs/1.0/intro'],
  ['version-1.0/intro.md', '1.0/intro'],
  ['i18n/de/docusaurus-plugin-content-docs/current/start/intro.md', 'de/docs/start/intro'],
  ['i18n/pt-BR/docusaurus-plugin-content-docs/version-2.x/01-intro.md', 'pt-BR/docs/2.x/intro'],
  ['i18n/fr/docusaurus-plugin-content-blog/2024-05-06-news.md', 'fr/blog/2024/05/06/news'],
  ['blog/2024-05-06-news/index.md', 'blog/2024/05/06/news'],
  ['blog/2024-05-06-news.md', 'blog/big-news', { slug: 'big-news' }],
  ['src/pages/about.md', 'about'],
];

const STARLIGHT: readonly Expected[] = [
  ['guides/Getting Started.mdx', 'guides/getting-started/'],
  ['index.mdx', ''],
  ['guides/index.md', 'guides/'],
  ['reference/v1.0 notes.md', 'reference/v10-notes/'],
  ['src/content/docs/pt-BR/guides/a.md', 'pt-br/guides/a/'],
  ['en/a.md', 'en/a/'],
  ['fr/guides/a.md', 'fr/premier/', { slug: 'fr/premier' }],
  ['README.md', 'readme/'],
];

const HUGO: readonly Expected[] = [
  ['content/en/docs/Getting Started/_index.md', 'docs/getting-started/'],
  ['en/docs/First Steps!.md', 'docs/first-steps/'],
  ['docs/a.md', 'docs/begin/', { slug: 'Begin' }],
  ['docs/bundle/index.md', 'docs/other/', { slug: 'other' }],
  ['docs/_index.md', 'docs/', { slug: 'ignored' }],
  ['docs/a.md', 'about/us/', { url: '/about/us' }],
  ['docs/a.md', 'about.html', { url: '/about.html' }],
  ['content/de/docs/a.md', 'de/docs/a/'],
  ['docs/a.de.md', 'de/docs/a/'],
  ['docs/a.en.md', 'docs/a/'],
  ['de/a.md', 'de/about/', { url: 'about' }],
  ['de/a.md', 'about/', { url: '/about' }],
  ['_index.md', ''],
];

const OTHERS: readonly (readonly [FlavourName, ...Expected])[] = [
  ['vitepress', 'guide/Set-Up.md', 'guide/Set-Up.html'],
  ['vitepress', 'guide/index.md', 'guide/'],
  ['vitepress', 'zh/guide/index.md', 'zh/guide/'],
  ['vitepress', 'index.md', ''],
  ['vitepress', 'README.md', 'README.html'],
  ['mkdocs', 'user-guide/Install.md', 'user-guide/Install/'],
  ['mkdocs', 'user-guide/README.md', 'user-guide/'],
  ['mkdocs', 'user-guide/install.fr.md', 'fr/user-guide/install/'],
  ['mkdocs', 'index.md', ''],
  ['hugo', 'en/docs/install.en.md', 'docs/install/'],
  ['mdbook', 'src/ch01-00-start.md', 'ch01-00-start.html'],
  ['mdbook', 'guide/README.md', 'guide/index.html'],
  ['mdbook', 'index.md', ''],
  ['nextra', 'content/docs/file-conventions.mdx', 'docs/file-conventions'],
  ['nextra', 'src/app/(site)/docs/setup/page.mdx', 'docs/setup'],
  ['nextra', 'pages/docs/index.en-US.mdx', 'docs'],
  ['nextra', 'pages/docs/start.zh.mdx', 'zh/docs/start'],
  ['obsidian', 'Plugins/Daily notes.md', 'Plugins/Daily+notes'],
  ['obsidian', 'Plugins/Daily notes.md', 'plugins/daily', { permalink: 'plugins/daily' }],
];

const rows = (expected: readonly Expected[]) =>
  expected.map(([path, address, data = {}]) => [path, address, data] as const);

describe('addresses by the rules of generators', () => {
  it.each(rows(DOCUSAURUS))('Docusaurus shows %s at %j', (path, address, data) => {
    expect(addressOf('docusaurus', path, data)).toBe(address);
  });

  it.each(rows(STARLIGHT))('Starlight shows %s at %j', (path, address, data) => {
    expect(addressOf('starlight', path, data)).toBe(address);
  });

  it.each(rows(HUGO))('Hugo shows %s at %j', (path, address, data) => {
    expect(addressOf('hugo', path, data)).toBe(address);
  });

  it.each(OTHERS.map(([flavour, path, address, data = {}]) => [flavour, path, address, data] as const))(
    '%s shows %s at %j',
    (flavour, path, address, data) => {
      expect(addressOf(flavour, path, data)).toBe(address);
    },
  );

  it('VitePress without .html keeps the slash of a folder', () => {
    expect(addressOf('vitepress', 'guide/a.md', {}, true)).toBe('guide/a');
    expect(addressOf('vitepress', 'guide/index.md', {}, true)).toBe('guide/');
  });

  it('a locale that only the front matter names is not in the address, but in the pattern', () => {
    const page = { path: 'a.md', data: { lang: 'de' }, locale: 'de', version: null };
    const rules = { flavour: 'plain', trailingSlash: 'auto' } as const;

    expect(pageAddress(page, rules)).toBe('a');
    expect(pageAddress(page, { ...rules, pattern: '{locale}/{path}' })).toBe('de/a');
  });
});

describe('treePlace', () => {
  it.each([
    ['de/v2.1/a/b.md', { locale: 'de', version: 'v2.1', path: 'a/b.md' }],
    ['1.0/a.md', { locale: null, version: '1.0', path: 'a.md' }],
    ['go/a.md', { locale: null, version: null, path: 'go/a.md' }],
    ['de.md', { locale: null, version: null, path: 'de.md' }],
  ] as const)('%s', (path, place) => {
    expect(treePlace(path, 'plain')).toEqual(place);
  });
});
