import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCorpus } from '../corpus-reader.js';

describe('The configuration of a site', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'site-'));
    // The search for a configuration ends here.
    await mkdir(join(folder, '.git'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** The addresses of pages by their paths, and the reasons of files that are left out. Each page is only its path. */
  async function read(content: string, pages: readonly string[], configs: Readonly<Record<string, string>>) {
    const texts = Object.fromEntries(pages.map((path) => [path, `The valve ${path}.\n`]));
    for (const [path, text] of Object.entries({ ...texts, ...configs })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const corpus = await readCorpus(join(folder, content));
    return {
      ...Object.fromEntries(corpus.pages.map(({ path, urlPath }) => [path, urlPath])),
      ...Object.fromEntries(corpus.problems.map(({ path, reason }) => [path, `- ${reason}`])),
    };
  }

  it('VitePress: srcDir, srcExclude, rewrites and cleanUrls of several files are read', async () => {
    const config = "export default { srcDir: 'src', srcExclude: ['**/draft.md'], rewrites: { 'en/:rest*': ':rest*' } }";
    const configs = { '.vitepress/config/index.ts': config, '.vitepress/config/shared.ts': 'x({ cleanUrls: true })' };
    const pages = ['src/en/index.md', 'src/en/guide/a.md', 'src/de/a.md', 'src/en/draft.md', 'README.md'];

    expect(await read('', pages, configs)).toEqual({
      'src/en/index.md': '',
      'src/en/guide/a.md': 'guide/a',
      'src/de/a.md': 'de/a',
      'src/en/draft.md': '- srcExclude **/draft.md',
      'README.md': '- the site has only the pages in src',
    });
  });

  it('VitePress: a rewrite holds also when the content folder is inside of the site', async () => {
    const config = "export default { rewrites: { 'en/:rest*': ':rest*', 'x/:a/docs/:b': ':a/:b' } }";

    expect(await read('docs/en', ['docs/en/a.md'], { 'docs/.vitepress/config.mts': config })).toEqual({
      'a.md': 'a.html',
    });
  });

  it('MkDocs: docs_dir, exclude_docs, draft_docs and use_directory_urls are read', async () => {
    const config =
      'docs_dir: text\nuse_directory_urls: false\nexclude_docs: |\n  old/\n  *.tmp.md\ndraft_docs: /next.md\n' +
      'markdown_extensions:\n  - x: !!python/name:a.b\n';
    const pages = ['text/index.md', 'text/a/b.md', 'text/old/a.md', 'text/c.tmp.md', 'text/next.md', 'README.md'];

    expect(await read('', pages, { 'mkdocs.yml': config })).toEqual({
      'text/index.md': '',
      'text/a/b.md': 'a/b.html',
      'text/old/a.md': '- exclude_docs',
      'text/c.tmp.md': '- exclude_docs',
      'text/next.md': '- draft_docs',
      'README.md': '- the site has only the pages in text',
    });
  });

  it('MkDocs: the default language of the plugin i18n is at the root of the site', async () => {
    const config =
      'plugins:\n  - search\n  - i18n:\n      languages:\n        - {locale: de, default: true}\n        - locale: fr\n';
    const pages = ['docs/a.md', 'docs/b.de.md', 'docs/b.fr.md'];

    expect(await read('docs', pages, { 'mkdocs.yml': config })).toEqual({
      'a.md': 'a/',
      'b.de.md': 'b/',
      'b.fr.md': 'fr/b/',
    });
  });

  it('Hugo: contentDir, permalinks, uglyURLs and the default language are read', async () => {
    const config =
      'contentDir = "text/de"\ndefaultContentLanguage = "de"\nuglyURLs = true\n[permalinks.page]\nnews = "/n/:year/:slug/"\n';
    const news = { 'text/de/news/a.md': '---\ndate: 2024-05-06\ntitle: Big News\n---\nThe valve.\n' };
    const pages = ['text/de/docs/_index.md', 'text/de/docs/a.md', 'text/en/docs/a.md', 'README.md'];

    expect(await read('', pages, { 'hugo.toml': config, ...news })).toEqual({
      'text/de/docs/_index.md': 'docs/index.html',
      'text/de/docs/a.md': 'docs/a.html',
      'text/en/docs/a.md': 'en/docs/a.html',
      'text/de/news/a.md': 'n/2024/big-news.html',
      'README.md': '- the site has only the pages in text',
    });
  });

  it('Docusaurus: folders, routes and versions of several plugins are read', async () => {
    const config = `module.exports = { presets: [['classic', { docs: { path: '../docs', routeBasePath: '/', sidebarPath: f('x') } }]],
      plugins: [['docs', { id: 'help', path: 'help', routeBasePath: 'support' }]], themeConfig: { docs: { sidebar: {} } } };`;
    const configs = { 'website/docusaurus.config.js': config, 'website/versions.json': '["2.x", "1.x"]' };
    const pages = [
      'docs/01-a.md',
      'website/help/a.md',
      'website/versioned_docs/version-2.x/a.md',
      'website/versioned_docs/version-1.x/a.md',
      'README.md',
    ];

    expect(await read('', pages, configs)).toEqual({
      'docs/01-a.md': 'next/a',
      'website/help/a.md': 'support/a',
      'website/versioned_docs/version-2.x/a.md': 'a',
      'website/versioned_docs/version-1.x/a.md': '1.x/a',
      'README.md': '- it is in no folder of a plugin of Docusaurus',
    });
    expect(await read('website/help', [], {})).toEqual({ 'a.md': 'a' });
  });

  it('Starlight: what is around the pages of the site is left out', async () => {
    expect(await read('', ['src/content/docs/a.md', 'README.md'], { 'astro.config.mjs': '' })).toEqual({
      'src/content/docs/a.md': 'a/',
      'README.md': '- the site has only the pages in src/content/docs',
    });
  });

  it('Sphinx: pages of Markdown are files of HTML; exclude_patterns and source_suffix are read', async () => {
    const config =
      "extensions = ['a']\nexclude_patterns = [\n  '_build', 'old/*.md',\n]\nsource_suffix = {'.txt': 'x', '.md': 'y'}\n";
    const pages = ['docs/01-a.md', 'docs/b.txt', 'docs/_build/c.md', 'docs/old/d.md', 'docs/static/e.html'];

    expect(await read('docs', pages, { 'docs/conf.py': config })).toMatchObject({
      '01-a.md': '01-a.html',
      'b.txt': 'b.html',
      'old/d.md': '- exclude_patterns old/*.md',
    });
  });

  it('Sphinx: the builder dirhtml writes a folder for each page', async () => {
    const configs = {
      '.readthedocs.yaml': 'build:\n  commands: [sphinx-build -b dirhtml docs out]\n',
      'docs/conf.py': '',
    };

    expect(await read('docs', ['docs/index.rst', 'docs/a/b.rst'], configs)).toEqual({
      'index.rst': '',
      'a/b.rst': 'a/b/',
    });
  });
});
