import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { CorpusFolder } from '../support/corpus-folder.js';
import { HOSTILE_PAGES, ODD_PAGES } from '../support/hostile-pages.js';

const BROWSER = 'text/html';
const ADMIN_KEY = 'correct-horse-battery-staple';

describe('A content folder with hostile pages', () => {
  let folder: CorpusFolder;
  let app: RunningApp;
  const get = (path: string) => request(app.url).get(path).set('Accept', BROWSER);
  const reindex = () => request(app.url).post('/rag/index').auth(ADMIN_KEY, { type: 'bearer' }).send({});

  beforeAll(async () => {
    folder = await CorpusFolder.with({ 'ports.md': '# Ports\n\nThe server listens on a port.\n', ...ODD_PAGES });
    await folder.write(HOSTILE_PAGES);
    app = await new AppBuilder().withEnvironment({ CONTENT_DIR: folder.path, ADMIN_KEY }).start();
  });
  afterAll(async () => {
    await app.close();
    await folder.remove();
  });

  it('POST /rag/index names every hostile page with a reason and indexes the others', async () => {
    const { body, status } = await reindex();

    expect({ status, files: body.files }).toEqual({ status: 200, files: 1 + Object.keys(ODD_PAGES).length });
    const leftOut = body.left_out.map(({ path }: { path: string }) => path);
    expect(leftOut.sort()).toEqual(Object.keys(HOSTILE_PAGES).sort());
    for (const { reason } of body.left_out) expect(reason).toMatch(/the limit is \d+$/);
  });

  it('the search of passages and the search of the site find the other pages', async () => {
    const passages = await request(app.url)
      .post('/rag/search')
      .send({ queries: ['Which port does the server listen on?'] });
    const sections = await get('/_site/search?q=port');

    expect(passages.body.results[0]).toMatchObject({ file: 'ports.md' });
    expect(sections.text).toContain('1 section');
  });

  it.each(['/ports', ...Object.keys(ODD_PAGES).map((path) => `/${path.replace('.md', '')}`)])(
    'GET %s shows a page',
    async (path) => {
      expect((await get(path)).status).toBe(200);
    },
  );

  it('a hostile page that is added later affects only itself', async () => {
    await folder.write({ 'later.md': '>'.repeat(9_000), 'new.md': '# Certificates\n\nHow to renew a certificate.\n' });

    const { body } = await reindex();

    expect(body).toMatchObject({ added: 1, files: 2 + Object.keys(ODD_PAGES).length });
    expect(body.left_out.map(({ path }: { path: string }) => path)).toContain('later.md');
  });
});
