import request from 'supertest';
import { AttachmentStore } from '../../src/attachments/attachment-store.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { PNG } from '../support/attachment-builders.js';
import { AttachmentClient, type WireAttachment } from '../support/attachment-client.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';
import { BOB } from '../support/thread-builders.js';

describe('Attachments over HTTP', () => {
  const answers = new ScriptedAnswers();
  let app: RunningApp;
  let client: AttachmentClient;
  beforeAll(async () => {
    app = await new AppBuilder().withEnvironment({ PORT: '0' }).withResponder(answers).start();
    client = new AttachmentClient(app.url);
  });
  afterAll(() => app.close());

  const idOfThread = (events: readonly Record<string, unknown>[]) =>
    (events[0] as { thread: { id: string } }).thread.id;

  it('an attachment is created, uploaded to the URL of its descriptor, sent with a message, and given to the responder', async () => {
    const registered = await client.create('C:\\photos\\cat.png', 'image/png', PNG.length);
    const uploaded = await client.put(registered, PNG);
    const { events } = await client.send('What is this?', [registered.id]);

    expect(uploaded.status).toBe(200);
    expect(await uploaded.json()).toEqual({
      id: registered.id,
      type: 'image',
      name: 'cat.png',
      mime_type: 'image/png',
      preview_url: `${app.url}/attachments/${registered.id}`,
    });
    expect(events.find(({ type }) => type === 'thread.item.done')).toMatchObject({
      item: { type: 'user_message', attachments: [{ id: registered.id, thread_id: idOfThread(events) }] },
    });
    const seen = answers.asked.at(-1);
    expect(seen?.message?.attachments).toMatchObject([{ id: registered.id, name: 'cat.png' }]);
  });

  it('a message that lists one file 20 times holds it once', async () => {
    const { id } = await client.upload('pixel.png', 'image/png', PNG);

    const { events } = await client.send(
      'What is this?',
      Array.from({ length: 20 }, () => id),
    );

    const sent = events.flatMap(
      ({ item }) => (item as { attachments?: { id: string }[] } | undefined)?.attachments ?? [],
    );
    expect(sent.map((attachment) => attachment.id)).toEqual([id]);
  });

  it('POST /attachments stores the file of a form in one request', async () => {
    const response = await client.postForm(new Blob(['a,b\n1,2'], { type: 'text/csv' }), 'Überblick.csv');

    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      id: expect.stringMatching(/^atc_/),
      type: 'file',
      name: 'Überblick.csv',
      mime_type: 'text/csv',
    });
  });

  it('a JSON file is stored byte for byte and not parsed as a request, even if it is large and deeply nested', async () => {
    const json = Buffer.from(`${'['.repeat(500)}"${'x'.repeat(2_000_000)}"${']'.repeat(500)}`);

    const uploaded = await client.upload('data.json', 'application/json', json);

    expect(Buffer.from(await (await client.get(uploaded.id)).arrayBuffer()).equals(json)).toBe(true);
  });

  it('GET /attachments/:id returns the same bytes; a file that is not an image is sent as a download in a sandbox', async () => {
    const { id } = await client.upload('no "tes;.md', 'text/markdown', Buffer.from('<script>alert(1)</script>'));

    const response = await client.get(id);

    expect(await response.text()).toBe('<script>alert(1)</script>');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-length': '25',
      'content-disposition': 'attachment; filename="no \\"tes;.md"',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  it('GET /attachments/:id shows an image inline and answers 304 to its ETag', async () => {
    const { preview_url = '', id } = await client.upload('cat.png', 'image/png', PNG);

    const first = await fetch(preview_url);
    const again = request(app.url)
      .get(`/attachments/${id}`)
      .set('If-None-Match', first.headers.get('etag') ?? '');

    expect(first.headers.get('content-type')).toBe('image/png');
    expect(first.headers.get('content-disposition')).toBeNull();
    expect(Buffer.from(await first.arrayBuffer())).toEqual(PNG);
    await again.expect(304);
  });

  it('a message with an attachment that was not uploaded answers 409 attachment_not_uploaded and stores nothing', async () => {
    const { id } = await client.create('a.txt', 'text/plain', 5);
    const before = await client.chatKit('threads.list', {});

    const { problem } = await client.send('Read this', [id]);

    expect(problem).toMatchObject({ status: 409, code: 'attachment_not_uploaded' });
    expect((await client.get(id)).status).toBe(409);
    expect(await client.chatKit('threads.list', {})).toEqual(before);
  });

  it('an attachment is gone after attachments.delete, and after its thread is deleted', async () => {
    const [deleted, ofThread] = [
      await client.upload('a.txt', 'text/plain', Buffer.from('a')),
      await client.upload('b.txt', 'text/plain', Buffer.from('b')),
    ];
    const { events } = await client.send('Read this', [ofThread.id]);

    await client.chatKit('attachments.delete', { attachment_id: deleted.id });
    await client.chatKit('threads.delete', { thread_id: idOfThread(events) });

    expect((await client.get(deleted.id)).status).toBe(404);
    expect((await client.get(ofThread.id)).status).toBe(404);
  });

  it('an attachment of another owner answers 404', async () => {
    const store = app.application.get(AttachmentStore);
    const foreign = (await store.create(BOB, { name: 'b.txt', size: 1, mime_type: 'text/plain' })) as WireAttachment;

    expect((await client.put(foreign, 'x')).status).toBe(404);
    expect((await client.get(foreign.id)).status).toBe(404);
    expect(await client.send('Read this', [foreign.id])).toMatchObject({
      problem: { status: 404, code: 'attachment_not_found' },
    });
    await client.chatKit('attachments.delete', { attachment_id: foreign.id });
    await expect(store.load(BOB, foreign.id)).resolves.toMatchObject({ id: foreign.id });
  });
});
