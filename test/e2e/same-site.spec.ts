import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { AttachmentBytes } from '../../src/attachments/attachment-bytes.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

const FOREIGN = 'https://attacker.example';
const ALLOWED = 'https://docs.example.com';

const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, object>;
};
/** Every documented route, and routes that only the site and the API description have. */
const ROUTES = [
  ...Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x')] as const),
  ),
  ...['/', '/search?q=a', '/no-such-page', '/widget/loader.js', '/site.css', '/docs', '/docs/swagger-ui-bundle.js'].map(
    (path) => ['GET', path] as const,
  ),
  ...['/openapi.json', '/openapi.yaml'].map((path) => ['GET', path] as const),
  ['OPTIONS', '/chatkit'] as const,
];

describe('Requests for other hosts and from other websites', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder()
      .withResponder(new ScriptedAnswers(['ok']))
      .withEnvironment({ CORS_ORIGINS: ALLOWED, ALLOWED_HOSTS: 'chat.example.com' })
      .start();
  });
  afterAll(() => app.close());

  /** Sends the lines as they are. @returns the status, the headers and the body of the response. */
  async function send(lines: readonly string[]): Promise<{ status: number; head: string; body: string }> {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const answer = await text(socket);
    const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
    return { status: Number(head.split(' ')[1]), head, body };
  }

  const post = (path: string, body: BodyInit, headers: Record<string, string>) =>
    fetch(`${app.url}${path}`, { method: 'POST', body, headers });
  const file = () => {
    const form = new FormData();
    form.set('file', new Blob(['hello'], { type: 'text/plain' }), 'a.txt');
    return form;
  };
  async function storedFiles(): Promise<number> {
    let count = 0;
    for await (const _file of app.application.get(AttachmentBytes).list()) count += 1;
    return count;
  }

  it.each(ROUTES)('%s %s is served for a Host of ours only; health routes are for every Host', async (method, path) => {
    const answer = await send([`${method} ${path} HTTP/1.1`, 'Host: attacker.example', 'Connection: close']);

    if (path.startsWith('/health')) {
      expect([200, 503]).toContain(answer.status);
    } else {
      expect(answer.status).toBe(421);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'host_not_allowed', status: 421 });
      expect(answer.body).toContain('ALLOWED_HOSTS');
      expect(answer.head).toMatch(/x-request-id: \S+/i);
    }
  });

  it('a name of ALLOWED_HOSTS is served', async () => {
    const { status } = await send(['GET /threads HTTP/1.1', 'Host: chat.example.com:8443', 'Connection: close']);

    expect(status).toBe(200);
  });

  it('a request for another host is answered before its body has arrived', async () => {
    const { status } = await send([
      'POST /chatkit HTTP/1.1',
      'Host: attacker.example',
      'Content-Type: application/json',
      'Content-Length: 500000',
      'Connection: close',
    ]);

    expect(status).toBe(421);
  });

  it.each([
    ['no Host in HTTP/1.1', ['GET /threads HTTP/1.1', 'Connection: close']],
    ['no Host in HTTP/1.0', ['GET /threads HTTP/1.0']],
    ['two Hosts', ['GET /threads HTTP/1.1', 'Host: 127.0.0.1', 'Host: attacker.example', 'Connection: close']],
    ['a Host that is no host', ['GET /threads HTTP/1.1', 'Host: a b', 'Connection: close']],
  ])('%s is answered with 400', async (_what, lines) => {
    expect((await send(lines)).status).toBe(400);
  });

  it('a page of another website cannot upload a file, although its browser asks nothing before', async () => {
    const before = await storedFiles();
    const response = await post('/attachments', file(), { Origin: FOREIGN });

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'origin_not_allowed', status: 403 });
    expect(await storedFiles()).toBe(before);
  });

  it.each(['/chatkit', '/assistant/chatkit', '/rag/search', '/no-such-route'])(
    'POST %s with a foreign Origin, or from another website without one, is refused',
    async (path) => {
      const body = JSON.stringify(createThread('Hi'));
      const headers = { 'Content-Type': 'application/json' };

      expect((await post(path, body, { ...headers, Origin: FOREIGN })).status).toBe(403);
      expect((await post(path, body, { ...headers, Origin: 'null' })).status).toBe(403);
      expect((await post(path, body, { ...headers, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    },
  );

  it('DELETE with a foreign Origin is refused', async () => {
    const response = await fetch(`${app.url}/threads/thread_x`, { method: 'DELETE', headers: { Origin: FOREIGN } });

    expect(response.status).toBe(403);
  });

  it('a widget on a page of CORS_ORIGINS asks and uploads, and its page may read the responses', async () => {
    const headers = { Origin: ALLOWED, 'Sec-Fetch-Site': 'cross-site' };
    const asked = await post('/chatkit', JSON.stringify(createThread('Hi')), {
      ...headers,
      'Content-Type': 'application/json',
    });
    const uploaded = await post('/attachments', file(), headers);

    expect([asked.status, uploaded.status]).toEqual([200, 201]);
    expect(uploaded.headers.get('Access-Control-Allow-Origin')).toBe(ALLOWED);
    expect(await asked.text()).toContain('thread.created');
  });

  it('pages of the server itself, and programs that are not browsers, upload files', async () => {
    expect((await post('/attachments', file(), { Origin: app.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await post('/attachments', file(), { Origin: app.url })).status).toBe(201);
    expect((await post('/attachments', file(), {})).status).toBe(201);
  });
});
