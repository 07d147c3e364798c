import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import type { ReadingSettings } from '../reading-settings.js';
import { readCheckWords, runLinkCheck } from './check-links.command.js';
import type { LinkCheck } from './check-links.js';
import { otherForms, settingForRedirect } from './setting-for.js';

const PAGES = { 'index.md': '# Home\n', 'guide/a.md': '# A\n\n## Part one\n\nText.\n', 'guide/b.md': '# B\n' };
const READING: ReadingSettings = { flavour: 'plain', trailingSlash: 'auto' };

describe('npm run ingest -- --check-links', () => {
  let site: Server;
  let base: string;
  let folder: CorpusFolder;
  /** What the site has: HTML, or an address to which it redirects. */
  let pages: Record<string, string>;
  let knowsHead: boolean;
  let requests: string[];

  beforeAll(async () => {
    folder = await CorpusFolder.with(PAGES);
    site = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      const page = pages[request.url ?? ''] ?? pages['*'];
      if (request.method === 'HEAD' && !knowsHead) response.writeHead(405).end();
      else if (page === undefined) response.writeHead(404).end('not found');
      else if (page.startsWith('/')) response.writeHead(301, { location: page }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    base = `http://127.0.0.1:${(site.address() as AddressInfo).port}/docs/`;
  });
  beforeEach(() => {
    pages = { '/docs/': 'home', '/docs/guide/a': '<h2 id="part-one">', '/docs/guide/b': 'b' };
    knowsHead = true;
    requests = [];
  });
  afterAll(async () => {
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
    await folder.remove();
  });

  async function check(reading = READING, sample = 20): Promise<{ code: number; found: LinkCheck }> {
    let text = '';
    const request = { directory: folder.path, base, sample, seed: '1', json: true };
    const code = await runLinkCheck({ reading }, request, { write: (part) => (text += part) });
    return { code, found: JSON.parse(text) as LinkCheck };
  }

  const results = ({ links }: LinkCheck) => Object.fromEntries(links.map(({ path, result }) => [path, result]));

  it('pages and anchors that the site has are ok, and the exit code is 0', async () => {
    const { code, found } = await check();

    expect(code).toBe(0);
    expect(results(found)).toEqual({ 'index.md': 'ok', 'guide/a.md': 'ok', 'guide/b.md': 'ok' });
    expect(found).toMatchObject({ suggestions: [], answersEverything: false });
  });

  it('a server that does not know HEAD is asked with GET', async () => {
    knowsHead = false;

    expect(Object.values(results((await check()).found))).toEqual(['ok', 'ok', 'ok']);
  });

  it('a page without the anchor of its section is reported and counts as opened', async () => {
    pages['/docs/guide/a'] = '<h2 id="other">';

    const { code, found } = await check();

    expect(code).toBe(0);
    expect(found.links.find(({ path }) => path === 'guide/a.md')).toMatchObject({
      result: 'no anchor',
      detail: '#part-one',
    });
  });

  it('pages that are not found give the exit code 1 and the setting that would help', async () => {
    pages = { '/docs/': 'home', '/docs/guide/a.html': 'a', '/docs/guide/b.html': 'b' };

    const { code, found } = await check();

    expect(code).toBe(1);
    expect(results(found)).toMatchObject({ 'guide/a.md': 'not found', 'guide/b.md': 'not found' });
    expect(found.suggestions).toEqual(['SITE_URL_PATTERN={path}.html']);
    expect((await check({ ...READING, urlPattern: '{path}.html' })).code).toBe(0);
  });

  it('redirects are followed and reported as moved, with the setting that avoids them', async () => {
    pages = { ...pages, '/docs/guide/b': '/docs/guide/b/', '/docs/guide/b/': 'b' };

    const { code, found } = await check();

    expect(code).toBe(0);
    expect(found.links.find(({ path }) => path === 'guide/b.md')).toMatchObject({
      result: 'moved',
      detail: `${base}guide/b/`,
    });
    expect(found.suggestions).toEqual(['SITE_TRAILING_SLASH=always']);
  });

  it('redirects in a circle end as failed', async () => {
    pages['/docs/guide/b'] = '/docs/guide/b';

    expect(results((await check()).found)).toMatchObject({ 'guide/b.md': 'failed' });
    expect(requests.filter((line) => line === 'HEAD /docs/guide/b')).toHaveLength(6);
  });

  it('a site that has a page at every address proves nothing, which is said', async () => {
    pages['*'] = 'application';

    expect((await check()).found.answersEverything).toBe(true);
  });

  it('a sample has the wanted size and is the same each time', async () => {
    const [first, second] = [await check(READING, 2), await check(READING, 2)];

    expect(first.found.links).toHaveLength(2);
    expect(second.found).toEqual(first.found);
  });
});

describe('readCheckWords', () => {
  it('reads the address of the site with a slash at its end, and the folder', () => {
    const words = ['--check-links', 'https://docs.test/en', '--sample', '5', './docs'];

    expect(readCheckWords(words, '/srv')).toMatchObject({
      base: 'https://docs.test/en/',
      sample: 5,
      directory: './docs',
    });
    expect(readCheckWords(words.slice(0, 2), '/srv')).toMatchObject({ sample: 20, directory: '/srv' });
  });

  it.each([
    [['--check-links']],
    [['--check-links', 'docs.test']],
    [['--check-links', 'https://d.test', '--sample', '0']],
  ])('refuses the words %j', (words) => {
    expect(readCheckWords(words, '/srv')).toBeUndefined();
  });
});

describe('settings that other forms of an address suggest', () => {
  it('settingForRedirect knows slashes, file endings, folders in front and other sites', () => {
    const base = 'https://docs.test/';
    const settingFor = (from: string, to: string) => settingForRedirect(base, base + from, to);

    expect(settingFor('a/', `${base}a`)).toBe('SITE_TRAILING_SLASH=never');
    expect(settingFor('a', `${base}a.html`)).toBe('SITE_URL_PATTERN={path}.html');
    expect(settingFor('a', `${base}stable/manual/a/`)).toBe('SITE_URL_PATTERN=stable/manual/{path}');
    expect(settingFor('a', 'https://other.test/a')).toMatch(/^SITE_BASE_URL/);
    expect(settingFor('a', `${base}b`)).toBeUndefined();
  });

  it('otherForms never proposes the address itself', () => {
    for (const address of ['a', 'a/', 'a.html', 'A b/index.html', 'docs/a'])
      expect(otherForms(address).map((form) => form.address)).not.toContain(address);
  });
});
