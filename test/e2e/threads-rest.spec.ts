import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import request from 'supertest';
import { LOCAL_IDENTITY } from '../../src/auth/identity.js';
import { SettingsModule } from '../../src/config/settings.module.js';
import { MiddlewareModule } from '../../src/http/middleware.module.js';
import { MemoryThreadStore } from '../../src/testing/memory.thread-store.js';
import { ThreadsController } from '../../src/threads/http/threads.controller.js';
import { ThreadStore } from '../../src/threads/thread-store.js';
import { given } from '../support/environment.js';
import { aHiddenItem, anAnswer, aThread, aUserMessage, BOB, NOON } from '../support/thread-builders.js';

describe('REST routes of threads', () => {
  let application: NestExpressApplication;
  let store: ThreadStore;
  const get = (path: string) => request(application.getHttpServer()).get(path);

  beforeEach(async () => {
    store = new MemoryThreadStore();
    const module = await Test.createTestingModule({
      imports: [given({ AUTH: 'none' }), SettingsModule, MiddlewareModule],
      controllers: [ThreadsController],
      providers: [{ provide: ThreadStore, useValue: store }],
    }).compile();
    application = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    await application.init();
  });
  afterEach(() => application.close());

  it('GET /threads lists the threads of the caller, newest first, in pages, without internal metadata', async () => {
    for (const id of ['thread_1', 'thread_2', 'thread_3']) {
      await store.addThread(LOCAL_IDENTITY, aThread({ id, title: `Title of ${id}`, metadata: { secret: id } }));
    }
    await store.addThread(BOB, aThread({ id: 'thread_of_bob' }));

    const first = await get('/threads?limit=2')
      .expect(200)
      .expect('Content-Type', /application\/json/);
    const second = await get(`/threads?limit=2&after=${first.body.after}`).expect(200);

    expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual(['thread_3', 'thread_2']);
    expect(second.body).toEqual({
      data: [
        {
          id: 'thread_1',
          title: 'Title of thread_1',
          created_at: NOON,
          status: { type: 'active' },
          metadata: {},
          items: { data: [], has_more: false },
        },
      ],
      has_more: false,
    });
  });

  it('GET /threads/:id returns the thread with its first visible items and without nulls', async () => {
    const items = [
      { item: { ...aUserMessage({ id: 'msg_1' }), quoted_text: null } },
      { item: aHiddenItem({ id: 'hcx_1' }) },
      { item: anAnswer({ id: 'msg_2' }) },
    ];
    await store.addThread(LOCAL_IDENTITY, aThread(), items);

    const { body } = await get('/threads/thread_1').expect(200);

    expect(body.items).toEqual({ data: [aUserMessage({ id: 'msg_1' }), anAnswer({ id: 'msg_2' })], has_more: false });
  });

  it('GET /threads/:id/items fills its pages although some items are hidden', async () => {
    const items = ['msg_1', 'h_1', 'h_2', 'msg_2', 'msg_3'].map((id) => ({
      item: id.startsWith('h') ? aHiddenItem({ id }) : anAnswer({ id }),
    }));
    await store.addThread(LOCAL_IDENTITY, aThread(), items);

    const oldest = await get('/threads/thread_1/items?limit=2').expect(200);
    const newest = await get('/threads/thread_1/items?limit=1&order=desc').expect(200);

    expect(oldest.body).toEqual({
      data: [anAnswer({ id: 'msg_1' }), anAnswer({ id: 'msg_2' })],
      has_more: true,
      after: 'msg_2',
    });
    expect(newest.body).toEqual({ data: [anAnswer({ id: 'msg_3' })], has_more: true, after: 'msg_3' });
  });

  it('DELETE /threads/:id answers 204 and then 404', async () => {
    await store.addThread(LOCAL_IDENTITY, aThread());

    await request(application.getHttpServer()).delete('/threads/thread_1').expect(204, '');
    const again = await request(application.getHttpServer()).delete('/threads/thread_1').expect(404);

    expect(again.body).toMatchObject({ code: 'thread_not_found', status: 404 });
  });

  it.each(['/threads/thread_of_bob', '/threads/thread_of_bob/items', '/threads?after=thread_of_bob'])(
    '%s of another owner answers 404',
    async (path) => {
      await store.addThread(BOB, aThread({ id: 'thread_of_bob' }));

      const { body } = await get(path)
        .expect(404)
        .expect('Content-Type', /application\/problem\+json/);

      expect(body.code).toBe('thread_not_found');
    },
  );

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'limit=1.5',
    'limit=',
    'order=up',
    `after=${'x'.repeat(201)}`,
    'after=a&after=b',
  ])('GET /threads?%s answers 422 and names the parameter', async (query) => {
    const { body } = await get(`/threads?${query}`).expect(422);

    expect(body.code).toBe('invalid_request');
    expect(body.errors[0].path).toBe(query.split('=')[0]);
  });
});
