import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import type { FlavourName } from '../../content/flavours/flavour-name.js';
import type { SiteFacts } from '../site-renderer.js';
import { openSite } from './open-site.js';
import { run } from './render-page.task.js';

const PAGES = {
  'index.md': '# Home\n\n[A](guide/a.md) [Folder](guide/index.md)\n',
  'guide/index.md': '# Guide\n',
  'guide/a.md': '# A\n\n[Root](/guide/b.md) [Near](./b.md#part) [Up](../index.md)\n',
  'guide/b.md': '# B\n\n## Part\n',
};

describe('pages of our site at the addresses of a generator', () => {
  let folder: CorpusFolder;

  beforeAll(async () => void (folder = await CorpusFolder.with(PAGES)));
  afterAll(() => folder.remove());

  const siteOf = (flavour: FlavourName): SiteFacts => ({
    contentDir: folder.path,
    reading: { flavour, trailingSlash: 'auto' },
    siteBaseUrl: '/',
    versions: { styles: '1', script: '1' },
  });

  async function open(flavour: FlavourName, address: string): Promise<string> {
    const site = siteOf(flavour);
    const version = await openSite(site).library.version();
    const answer = await run({ site, version, address });
    if (answer.kind === 'document') return new TextDecoder().decode(answer.document);
    return answer.kind === 'moved' ? `moved to ${answer.to}` : answer.kind;
  }

  it.each([
    ['mkdocs', 'guide/a/', 'guide/a', '../guide/a/'],
    ['vitepress', 'guide/a.html', 'guide/a', '../guide/a.html'],
    ['mdbook', 'guide/index.html', 'guide/', '../guide/index.html'],
    ['plain', 'guide/a', 'guide/a/', '../../guide/a'],
  ] as const)('%s: a page is at %s, and %s leads there', async (flavour, address, other, target) => {
    expect(await open(flavour, address)).toContain('<h1');
    expect(await open(flavour, other)).toBe(`moved to ${target}`);
    expect(await open(flavour, 'guide/none')).toBe('missing');
  });

  it.each(['mkdocs', 'vitepress', 'mdbook', 'starlight', 'docusaurus', 'nextra', 'plain'] as const)(
    '%s: every link between pages opens the address of a page',
    async (flavour) => {
      const { library } = openSite(siteOf(flavour));
      const { pages } = await library.bookOf(await library.version());
      const addresses = new Set(pages.map((page) => page.urlPath));

      const opened: string[] = [];
      for (const { urlPath } of pages) {
        const [, article = ''] = /<article>(.*?)<\/article>/s.exec(await open(flavour, urlPath)) ?? [];
        const links = [...article.matchAll(/href="([^"#]+)/g)].map(([, href]) => {
          const { pathname } = new URL(href!, `http://site.test/${urlPath}`);
          return pathname.slice(1);
        });
        opened.push(...links);
      }
      expect(opened).toHaveLength(5);
      expect(opened.filter((target) => !addresses.has(target))).toEqual([]);
    },
  );
});
