import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { AttachmentBytes } from '../../src/attachments/attachment-bytes.js';
import { BODY_IDLE_MS } from '../../src/http/limits.js';
import { BodyIdle } from '../../src/http/stalled-bodies.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

const IDLE_MS = 600;

const builder = () => new AppBuilder().withProvider(BodyIdle, new BodyIdle(IDLE_MS));
const serverOf = (app: RunningApp) => app.application.getHttpServer() as Server;

function open(app: RunningApp, lines: readonly string[]): Socket {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${[...lines, 'Host: localhost'].join('\r\n')}\r\n\r\n`);
  return socket;
}

const json = ['POST /rag/search HTTP/1.1', 'Content-Type: application/json'];
const form = ['POST /attachments HTTP/1.1', 'Content-Type: multipart/form-data; boundary=b'];
const part =
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhel';

describe('Connections', () => {
  const answers = new ScriptedAnswers(['Hello', ' there']);
  let app: RunningApp;
  let hasty: RunningApp;

  beforeAll(async () => {
    app = await builder().withResponder(answers).start();
    hasty = await builder().withEnvironment({ KEEP_ALIVE_TIMEOUT: '1' }).start();
  });
  afterAll(() => Promise.all([app.close(), hasty.close()]));

  it('an idle connection stays open for 75 seconds, longer than those of load balancers', async () => {
    const response = await fetch(`${app.url}/health/live`);

    expect(response.headers.get('Keep-Alive')).toBe('timeout=75');
    expect(serverOf(app).keepAliveTimeout).toBe(75_000);
  });

  it('the time for headers exceeds the keep-alive time, and the time for a request exceeds both', () => {
    for (const { keepAliveTimeout, headersTimeout, requestTimeout } of [serverOf(app), serverOf(hasty)]) {
      expect(headersTimeout).toBeGreaterThan(keepAliveTimeout);
      expect(requestTimeout).toBeGreaterThanOrEqual(headersTimeout);
      expect(requestTimeout).toBeGreaterThan(10 * BODY_IDLE_MS);
    }
  });

  it('KEEP_ALIVE_TIMEOUT decides when the server closes an idle connection', async () => {
    const long = open(app, ['GET /health/live HTTP/1.1']).resume();
    const short = open(hasty, ['GET /health/live HTTP/1.1']).resume();

    await once(short, 'end');

    expect(long.readableEnded).toBe(false);
    long.destroy();
  });

  it.each([
    ['JSON', [...json, 'Content-Length: 100'], '{"query": '],
    ['chunked JSON', [...json, 'Transfer-Encoding: chunked'], 'a\r\n{"query": \r\n'],
    ['JSON of which nothing arrives', [...json, 'Content-Length: 100', 'Expect: 100-continue'], ''],
    ['a form', [...form, 'Content-Length: 1000'], part],
    ['a body that no route reads', ['GET /attachments/x HTTP/1.1', 'Content-Length: 9'], 'a'],
  ])('%s without progress ends with 408 or a closed connection', async (_what, lines, body) => {
    const socket = open(app, lines);
    socket.write(body);
    const answer = await text(socket);

    if (lines[0]!.startsWith('GET')) {
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    } else {
      expect(answer).toMatch(/HTTP\/1\.1 408 Request Timeout\r\n/);
      expect(answer).toMatch(/\r\nConnection: close\r\n/i);
      expect(answer).toContain('"code":"body_stalled"');
    }
  });

  it('a body that continues after its response does not keep the connection open', async () => {
    const socket = open(app, ['GET /attachments/x HTTP/1.1', 'Content-Length: 100000']);
    const writing = setInterval(() => socket.write('a'), 50);
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => undefined);
    try {
      await once(socket, 'close');
    } finally {
      clearInterval(writing);
    }

    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('an upload without progress leaves no file', async () => {
    await text(
      open(app, [...form, 'Content-Length: 1000']).on('connect', function (this: Socket) {
        this.write(part);
      }),
    );
    const left: string[] = [];
    for await (const { key } of app.application.get(AttachmentBytes).list()) left.push(key);

    expect(left).toEqual([]);
  });

  it('a slow body that makes progress is read, although it takes longer than it may stand still', async () => {
    const body = JSON.stringify({ queries: ['What is a node?'] });
    const socket = open(app, [...json, `Content-Length: ${body.length}`, 'Connection: close']);
    const answer = text(socket);
    for (const character of body) {
      socket.write(character);
      await pause((2 * IDLE_MS) / body.length);
    }

    expect(await answer).toMatch(/^HTTP\/1\.1 (200|503) /);
  });

  it('a stream that is silent for longer than a body may stand still is not ended', async () => {
    answers.gate = async (index) => void (index === 1 && (await pause(2 * IDLE_MS)));
    const frames = await collectFrames(await postForEvents(`${app.url}/chatkit`, createThread('Hi')));

    expect(JSON.stringify(frames.at(-1))).toContain('thread.item.done');
  });

  it('the server stops although a client keeps a connection that was busy when the stop began', async () => {
    const stopping = await builder().start();
    const body = JSON.stringify({ queries: ['What is a node?'] });
    const socket = open(stopping, [...json, `Content-Length: ${body.length}`]);
    await once(serverOf(stopping), 'request');
    const closed = stopping.close();
    const answer = text(socket);
    await pause(100);
    socket.write(body);

    expect(await answer).toMatch(/^HTTP\/1\.1 \d{3} /);
    await closed;
  }, 20_000);
});
