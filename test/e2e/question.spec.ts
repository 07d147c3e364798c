import request from 'supertest';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { buildSiteSearch } from '../support/site-search.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

const QUESTION = {
  query: 'How do I connect my own Postgres?',
  context: { page_context: { current_chapter: 2 }, selected_text: 'DATABASE_URL' },
};

describe('POST /assistant/chatkit on a server with default settings', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder().withEnvironment({ CONTENT_DIR: 'handbook' }).withIndex().start();
    await buildSiteSearch(app);
  }, 120_000);
  afterAll(() => app.close());

  const ask = (body: object) => postForEvents(`${app.url}/assistant/chatkit`, body);

  it('POST /assistant/chatkit streams named events in order and without buffering', async () => {
    const stream = await ask(QUESTION);
    const names = (await collectFrames(stream)).map(({ event }) => event);

    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    expect(names[0]).toBe('thread.created');
    expect(names.filter((name) => name === 'done')).toHaveLength(1);
    expect(names.at(-1)).toBe('done');
    expect(names.filter((name) => name === 'item.delta').length).toBeGreaterThan(3);
    expect(names.indexOf('item.created')).toBeLessThan(names.indexOf('item.delta'));
    expect(names.lastIndexOf('item.delta')).toBeLessThan(names.indexOf('item.done'));
  });

  it('POST /assistant/chatkit answers from the handbook, and each citation links to a section that exists', async () => {
    const frames = await collectFrames<{ content?: { text: string }[]; annotation?: { source: { url: string } } }>(
      await ask(QUESTION),
    );
    const text = frames.find(({ event }) => event === 'item.done')!.data.content![0]!.text;
    const urls = frames.flatMap(({ event, data }) =>
      event === 'item.annotation' ? [data.annotation!.source.url] : [],
    );

    expect(text).toContain('DATABASE_URL');
    expect(text).not.toMatch(/\[\d+\]/);
    expect(urls.length).toBeGreaterThan(0);
    const [page, anchor] = urls[0]!.split('#');
    const { text: html } = await request(app.application.getHttpServer()).get(page!).expect(200);
    expect(html).toContain(`id="${decodeURIComponent(anchor!.split(':~:')[0]!)}"`);
  });

  it('citations of an answer are stored in the thread and returned by threads.get_by_id', async () => {
    type Text = { content?: { text: string; annotations: object[] }[] };
    const frames = await collectFrames<Text & { id: string }>(await ask(QUESTION));
    const said = frames.find(({ event }) => event === 'item.done')!.data.content![0]!;
    const thread = { type: 'threads.get_by_id', params: { thread_id: frames[0]!.data.id } };

    const { body } = await request(app.application.getHttpServer()).post('/chatkit').send(thread).expect(200);

    const answer = (body.items.data as (Text & { type: string })[]).find(({ type }) => type === 'assistant_message')!;
    expect(answer.content![0]!.text).toBe(said.text);
    expect(said.annotations.length).toBeGreaterThan(0);
    expect(answer.content![0]!.annotations).toEqual(said.annotations);
  });

  it('POST /assistant/chatkit with thread_id continues the thread', async () => {
    const first = await collectFrames<{ id: string }>(await ask(QUESTION));
    const threadId = first[0]!.data.id;

    const names = (await collectFrames(await ask({ query: 'And which version do I need?', thread_id: threadId }))).map(
      ({ event }) => event,
    );
    const { body } = await request(app.application.getHttpServer()).get(`/threads/${threadId}/items`).expect(200);

    expect(names).not.toContain('thread.created');
    expect(body.data.filter(({ type }: { type: string }) => type === 'user_message')).toHaveLength(2);
  });

  it('POST /assistant/chatkit says so when the documentation does not cover the question', async () => {
    const frames = await collectFrames<{ content?: { text: string }[] }>(
      await ask({ query: 'How do I bake sourdough bread at high altitude?' }),
    );
    const text = frames.find(({ event }) => event === 'item.done')!.data.content![0]!.text;

    expect(text).toMatch(/does not cover/i);
  });
});
