import { jest } from '@jest/globals';
import { APP_FILTER } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { CorpusFolder } from '../../../test/support/corpus-folder.js';
import { given } from '../../../test/support/environment.js';
import { searchRoom } from '../../../test/support/search-room.js';
import type { WordEmbedder } from '../../../test/support/word-embedder.js';
import type { RagSettings } from '../../config/settings.js';
import { SettingsModule } from '../../config/settings.module.js';
import { MiddlewareModule } from '../../http/middleware.module.js';
import { ProblemFilter } from '../../http/problem.filter.js';
import { IngestService } from '../ingest/ingest.service.js';
import { Reindex } from '../ingest/reindex.js';
import { Retriever } from '../retriever.js';
import { VectorIndex } from '../vector-index.js';
import { RagController } from './rag.controller.js';

const TEN_PAGES = Object.fromEntries(
  Array.from({ length: 10 }, (_, number) => [
    `01-a/0${number}-p.md`,
    `---\nslug: /port-${number}\n---\n\n# Port ${number}\n\nThe server listens on a port.\n`,
  ]),
);

const ADMIN_KEY = 'correct-horse-battery-staple';

describe('the rag routes', () => {
  let folder: CorpusFolder;
  let room: ReturnType<typeof searchRoom<WordEmbedder>>;
  let application: NestExpressApplication;

  beforeAll(async () => {
    folder = await CorpusFolder.with(TEN_PAGES);
    room = searchRoom();
    const module = await Test.createTestingModule({
      imports: [given({ AUTH: 'none', ADMIN_KEY }), SettingsModule, MiddlewareModule],
      controllers: [RagController],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: Retriever, useValue: room.retriever },
        { provide: VectorIndex, useValue: room.index },
        { provide: IngestService, useValue: room.ingestion },
        { provide: Reindex, useValue: new Reindex(room.ingestion, { contentDir: folder.path } as RagSettings) },
      ],
    }).compile();
    application = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    await application.init();
  });
  afterAll(async () => {
    await application.close();
    await folder.remove();
  });

  const search = (body: object) => request(application.getHttpServer()).post('/rag/search').send(body);
  const status = () => request(application.getHttpServer()).get('/rag/index');

  it('says 503 and describes an empty index before anything is indexed', async () => {
    await search({ queries: ['port'] })
      .expect(503)
      .expect('Content-Type', /problem\+json/);

    const { body } = await status().expect(200);
    expect(body).toMatchObject({
      store: 'memory',
      model: null,
      pages: 0,
      chunks: 0,
      indexed_at: null,
      building: false,
    });
  });

  it('says 503 within seconds when the index does not answer the question what is indexed', async () => {
    const serving = jest.spyOn(room.index, 'serving').mockReturnValue(new Promise(() => undefined));

    const { body } = await status().expect(503);
    serving.mockRestore();

    expect(body).toMatchObject({ code: 'index_unavailable' });
  });

  describe('with an index', () => {
    beforeAll(async () => void (await room.ingestion.ingest(folder.path)));

    it('answers with five results, best first, in the members of the contract', async () => {
      const { body } = await search({ queries: ['server port'] }).expect(200);

      expect(body.results).toHaveLength(5);
      expect(Object.keys(body.results[0]).toSorted()).toEqual(
        'chapter_number chapter_title file heading id lesson_slug lesson_title score source_url text'.split(' '),
      );
      const scores = body.results.map((result: { score: number }) => result.score);
      expect(scores).toEqual(scores.toSorted((left: number, right: number) => right - left));
    });

    it('takes scope, page and limit', async () => {
      const page_context = { current_chapter: 1, current_lesson: 'p' };

      const { body } = await search({
        queries: ['port', 'server'],
        scope: 'current_page',
        page_context,
        limit: 3,
      }).expect(200);

      expect(body.results.map((result: { lesson_slug: string }) => result.lesson_slug)).toEqual(['p', 'p', 'p']);
    });

    it('takes null for what may be left out', async () => {
      const { body } = await search({ queries: ['port'], scope: null, page_context: null, limit: null }).expect(200);

      expect(body.results).toHaveLength(5);
    });

    it('describes the index', async () => {
      const { body } = await status().expect(200);

      expect(body).toMatchObject({
        store: 'memory',
        model: 'words-1',
        dimensions: 64,
        pages: 10,
        chunks: 10,
        building: false,
      });
      expect(body.indexed_at).toMatch(/^\d{4}-\d\d-\d\dT/);
    });

    describe('asked to bring the index up to date', () => {
      const update = (key = ADMIN_KEY) =>
        request(application.getHttpServer()).post('/rag/index').set('Authorization', `Bearer ${key}`);

      it('embeds only what changed, and says what it did', async () => {
        await folder.write({
          '01-a/00-p.md': '# Port 0\n\nThe server listens on another port.\n',
          '01-a/99-broken.md': Buffer.from([0xff, 0xfe, 0xfd]),
        });

        const { body } = await update().expect(200);

        expect(body).toEqual({
          files: 10,
          added: 0,
          updated: 1,
          removed: 0,
          unchanged: 9,
          tokens: expect.any(Number),
          seconds: 0,
          left_out: [{ path: '01-a/99-broken.md', reason: expect.any(String), unpublished: false }],
          not_read: {},
        });
        expect((await search({ queries: ['another'] })).body.results[0].file).toBe('01-a/00-p.md');
      });

      it('refuses a second one at the same time', async () => {
        const first = room.ingestion.ingest(folder.path);
        const { body } = await update()
          .expect(409)
          .expect('Content-Type', /problem\+json/);
        await first;

        expect(body).toMatchObject({ code: 'index_building' });
        await update().expect(200);
      });

      it('is for administrators', async () => {
        const { body, headers } = await update('another-key-of-16-characters').expect(401);

        expect(body).toMatchObject({ code: 'invalid_token' });
        expect(headers['www-authenticate']).toMatch(/^Bearer error="invalid_token"/);
        await request(application.getHttpServer())
          .post('/rag/index')
          .expect(403)
          .expect('WWW-Authenticate', 'Bearer error="insufficient_scope", scope="index:write"');
      });

      it('says when there is no folder to index, without its path', async () => {
        await folder.remove();

        const { body } = await update().expect(503);

        expect(body).toMatchObject({ code: 'content_missing' });
        expect(JSON.stringify(body)).not.toContain(folder.path);
      });
    });

    it.each([
      ['no query', {}, 'queries'],
      ['an empty list', { queries: [] }, 'queries'],
      ['four queries', { queries: ['a', 'b', 'c', 'd'] }, 'queries'],
      ['a blank query', { queries: ['  '] }, 'queries'],
      ['an endless query', { queries: ['x'.repeat(2_001)] }, 'queries'],
      ['a number for a query', { queries: [1] }, 'queries'],
      ['an unknown scope', { queries: ['a'], scope: 'galaxy' }, 'scope'],
      ['a limit of none', { queries: ['a'], limit: 0 }, 'limit'],
      ['a limit beyond 20', { queries: ['a'], limit: 21 }, 'limit'],
      ['half a chapter', { queries: ['a'], page_context: { current_chapter: 1.5 } }, 'page_context.current_chapter'],
      [
        'an absurd chapter',
        { queries: ['a'], page_context: { current_chapter: 1e20 } },
        'page_context.current_chapter',
      ],
      ['a scope without its page', { queries: ['a'], scope: 'current_chapter' }, 'page_context.current_chapter'],
    ])('refuses %s and names the member', async (_what, body, path) => {
      const { body: problem } = await search(body)
        .expect(422)
        .expect('Content-Type', /problem\+json/);

      expect(problem).toMatchObject({ code: 'invalid_request' });
      expect(problem.errors.map((issue: { path: string }) => issue.path)).toContain(path);
    });
  });
});
