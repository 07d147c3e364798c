import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { CommonModule } from '../../src/common/common.module.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { MiddlewareModule } from '../../src/http/middleware.module.js';
import { ProblemFilter } from '../../src/http/problem.filter.js';
import { SiteModule } from '../../src/site/site.module.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { Workers } from '../../src/workers/workers.js';
import { WorkersModule } from '../../src/workers/workers.module.js';
import { given } from '../support/environment.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');

@Controller('threads')
class OtherController {
  @Get()
  list(): object {
    return { data: [] };
  }
  @Post()
  create(): object {
    return {};
  }
}

@Module({ controllers: [OtherController] })
class OtherModule {}

describe('The site of the content folder', () => {
  let folder: string;
  let application: NestExpressApplication;
  const get = (path: string) => request(application.getHttpServer()).get(path).set('Accept', BROWSER);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'site-'));
    const chapter = join(folder, 'docs/01-start/02-setup');
    await mkdir(join(folder, 'docs/img'), { recursive: true });
    await mkdir(chapter, { recursive: true });
    await writeFile(join(chapter, 'README.md'), '# Setup\n\nHow to set up.');
    await writeFile(
      join(chapter, '01-postgres.md'),
      '# Postgres & "friends"\n\n## One\n\n## Two\n\n[next](02-über.md)',
    );
    await writeFile(join(chapter, '02-über.md'), '# Über');
    await writeFile(join(folder, 'docs/img/a.png'), PICTURE);
    await writeFile(join(folder, 'docs/img/a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(folder, 'outside.png'), PICTURE);
    application = await start({ CONTENT_DIR: join(folder, 'docs') });
  });
  afterAll(async () => {
    await application.close();
    await rm(folder, { recursive: true });
  });

  it('the page of a lesson has its title, its position, its contents and links to its neighbours', async () => {
    const { text } = await get('/start/setup/postgres').expect(200).expect('Content-Type', 'text/html; charset=utf-8');

    expect(text).toContain('<title>Postgres &amp; &quot;friends&quot; · Docs</title>');
    expect(text).toContain('<meta name="bw:chapter" content="2">');
    expect(text).toContain('<meta name="bw:lesson" content="postgres">');
    expect(text).toContain('<h1 id="postgres--friends">');
    expect(text).toContain('<li class="level-2"><a href="#two">Two</a></li>');
    expect(text).toContain('<a href="../../start/setup/postgres" aria-current="page">');
    expect(text).toContain('<div class="previous"><a href="../../start/setup">');
    expect(text).toContain(`<div class="next"><a href="../../start/setup/${encodeURIComponent('über')}">`);
  });

  it('the page of a chapter has a chapter number and no lesson', async () => {
    const { text } = await get('/start/setup').expect(200);

    expect(text).toContain('<meta name="bw:chapter" content="2">');
    expect(text).not.toContain('bw:lesson');
  });

  it('a content folder without a first page gets one that lists all chapters', async () => {
    const { text } = await get('/').expect(200);

    expect(text).toContain('<h1>Docs</h1>');
    expect(text).toContain('<a href="./start/setup/postgres">');
  });

  it('every page is reachable from every other page without a dead link', async () => {
    const seen = new Set<string>();
    const open = ['/'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { text } = await get(path).expect(200);
      const targets = [...text.matchAll(/<a [^>]*?href="([^"#]+)/g)].map((match) => match[1] ?? '');
      open.push(...targets.map((target) => new URL(target, `http://site.test${path}`).pathname));
    }

    expect([...seen].sort()).toEqual([
      '/',
      '/_site/search',
      '/start/setup',
      '/start/setup/%C3%BCber',
      '/start/setup/postgres',
    ]);
  });

  it('GET /_site/search lists the found sections without a script, and as a list for the script', async () => {
    const page = await get('/_site/search?q=set+up').expect(200);
    const list = await get('/_site/results?q=set+up').expect(200);

    expect(page.text).toContain('<title>Search: set up · Docs</title>');
    expect(page.text).toContain('value="set up"');
    expect(page.text).toContain('<a href="../start/setup">');
    expect(list.text).toContain('<a href="../start/setup">');
    expect(list.text).not.toContain('<html');
  });

  it.each(['<script>alert(1)</script>', '"><img src=x>'])(
    'GET /_site/search shows the question %s as text',
    async (question) => {
      const { text } = await get(`/_site/search?q=${encodeURIComponent(question)}`).expect(200);

      expect(text).not.toContain(question);
    },
  );

  it.each(['/_site/search', '/_site/search?q=a&q=b', '/_site/search?q[x]=1'])(
    '%s asks for search words',
    async (address) => {
      expect((await get(address).expect(200)).text).toContain('Type what you are looking for.');
    },
  );

  it('the page of an unknown address suggests a similar page', async () => {
    const { text } = await get('/old/postgres').expect(404);

    expect(text).toContain('<a href="../start/setup/postgres">');
  });

  it('the content security policy of a page allows only its own origin, and the page needs nothing else', async () => {
    const { text, headers } = await get('/start/setup/postgres');

    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(text).not.toMatch(
      /<script(?! type="module" src="[./]*(?:widget\/loader|_site\/site)\.js\?v=\w+")|style=|src="http|href="http/,
    );
  });

  it('a page answers 304 to its ETag and to its date', async () => {
    const { headers } = await get('/start/setup');

    const byTag = await get('/start/setup').set('If-None-Match', headers.etag ?? '');
    const byDate = await get('/start/setup').set('If-Modified-Since', headers['last-modified'] ?? '');
    const byOtherTag = await get('/start/setup').set('If-None-Match', '"other"');

    expect([byTag, byDate, byOtherTag].map(({ status }) => status)).toEqual([304, 304, 200]);
  });

  it('the style sheet is served, and cached without limit under its version', async () => {
    const { text } = await get('/');
    const address = /<link rel="stylesheet" href="\.(\/[^"]+)"/.exec(text)?.[1] ?? '';

    const current = await get(address)
      .expect(200)
      .expect('Content-Type', /text\/css/);
    const outdated = await get('/_site/site.css?v=old').expect(200);

    expect(current.headers['cache-control']).toContain('immutable');
    expect(outdated.headers['cache-control']).toBe('no-cache');
  });

  it('an address with a slash at its end redirects to the page', async () => {
    const { headers } = await get('/start/setup/').expect(301);

    expect(new URL(headers.location ?? '', 'http://site.test/help/start/setup/').pathname).toBe('/help/start/setup');
  });

  it.each(['/nothing', '/start', '/start/setup/postgres/more', '/<script>alert(1)</script>', '/__proto__'])(
    '%s answers browsers with a page that says that it does not exist',
    async (path) => {
      const { text } = await get(path)
        .expect(404)
        .expect('Content-Type', /text\/html/)
        .expect('Vary', /Accept/);

      expect(text).toContain('<h1>Page not found</h1>');
      expect(text).not.toContain('<script>');
    },
  );

  it.each(['*/*', 'application/json'])(
    'an unknown page answers programs that accept %s with a problem document',
    async (accept) => {
      const { body } = await get('/nothing')
        .set('Accept', accept)
        .expect(404)
        .expect('Content-Type', /problem\+json/);

      expect(body).toMatchObject({ code: 'page_not_found', status: 404 });
    },
  );

  it('routes of other controllers are served before the site, for browsers too', async () => {
    const known = await get('/threads').expect(200);
    const unknown = await request(application.getHttpServer())
      .post('/nothing')
      .set('Accept', BROWSER)
      .send({})
      .expect(404);

    expect(known.body).toEqual({ data: [] });
    expect(unknown.body).toMatchObject({ code: 'route_not_found' });
  });

  it('pictures of the content folder are served, SVG files in a sandbox without scripts', async () => {
    const picture = await get('/_content/img/a.png').expect(200).expect('Content-Type', 'image/png');
    const graphic = await get('/_content/img/a.svg').expect(200);

    expect(picture.body).toEqual(PICTURE);
    expect(graphic.headers['content-security-policy']).toContain('sandbox');
  });

  it.each([
    '/_content/../outside.png',
    '/_content/%2e%2e/outside.png',
    '/_content/..%2foutside.png',
    '/_content/img/..%2f..%2f..%2foutside.png',
    '/_content/img/..%5c..%5coutside.png',
    '/_content//etc/passwd',
    '/_content/01-start/02-setup/01-postgres.md',
    '/_content/img/a.png%00.png',
    '/_content/%E0%A4%A',
  ])('%s serves no file outside the pictures of the content folder', async (path) => {
    const { status, body } = await get(path);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(Buffer.isBuffer(body) && PICTURE.equals(body)).toBe(false);
  });

  it('the canonical link of a page uses SITE_BASE_URL', async () => {
    const elsewhere = await start({ CONTENT_DIR: join(folder, 'docs'), SITE_BASE_URL: 'https://docs.example.com' });

    const { text } = await request(elsewhere.getHttpServer()).get('/start/setup');

    expect(text).toContain('<link rel="canonical" href="https://docs.example.com/start/setup">');
    await elsewhere.close();
  });
});

async function start(environment: Record<string, string>): Promise<NestExpressApplication> {
  const imports = [
    CommonModule,
    WorkersModule,
    given({ AUTH: 'none', ...environment }),
    SettingsModule,
    MiddlewareModule,
    OtherModule,
    SiteModule,
  ];
  const module = await Test.createTestingModule({
    imports,
    providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
  })
    .overrideProvider(Workers)
    .useValue(new SameThreadWorkers())
    .compile();
  const application = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  return application.init();
}
