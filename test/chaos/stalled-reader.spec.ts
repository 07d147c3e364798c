import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread } from '../support/requests.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';
import { getEvents, postForEvents } from '../support/sse-client.js';

const DELTAS = 128;
const LENGTH = 64 * 1024;

describe('A client that stops reading its stream', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await new AppBuilder()
      .withResponder(new ScriptedAnswers(Array.from({ length: DELTAS }, () => 'x'.repeat(LENGTH))))
      .start();
  });
  afterAll(() => app.close());

  /** Sends a question and does not read the answer. */
  async function askAndStall(): Promise<{ runId: string; response: IncomingMessage; sent: ClientRequest }> {
    const headers = { 'content-type': 'application/json', 'x-chatkit-resume': '1' };
    const sent = request(`${app.url}/chatkit`, { method: 'POST', agent: false, headers });
    sent.end(JSON.stringify(createThread('Hello')));
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.pause();
    return { runId: String(response.headers['x-chatkit-run']), response, sent };
  }

  async function readWhole(runId: string): Promise<number> {
    const stream = await getEvents(`${app.url}/chatkit/runs/${runId}/events`, {
      accept: 'text/event-stream',
      'last-event-id': `${runId}:0`,
    });
    let length = 0;
    for await (const { event, data } of stream.frames) {
      if (event === 'run.ended') return length;
      length += (JSON.parse(data) as { update?: { delta?: string } }).update?.delta?.length ?? 0;
    }
    return length;
  }

  it('a client that stops reading does not block other readers of the run, and receives everything when it continues', async () => {
    const { runId, response } = await askAndStall();

    const read = await readWhole(runId);
    let received = 0;
    response.on('data', (chunk: Buffer) => (received += chunk.length));
    response.resume();
    await once(response, 'end');

    expect(read).toBe(DELTAS * LENGTH);
    expect(received).toBeGreaterThan(DELTAS * LENGTH);
  });

  it('a client that stops reading costs the server at most 1 MB of buffer', async () => {
    const responses: ServerResponse[] = [];
    app.application
      .getHttpServer()
      .on('request', (_request: IncomingMessage, response: ServerResponse) => responses.push(response));
    const { runId, sent } = await askAndStall();
    await readWhole(runId);

    const [stalled] = responses;
    const unread = stalled!.writableLength;
    sent.destroy();

    expect(stalled!.writableEnded).toBe(false);
    expect(unread).toBeLessThan(1024 * 1024);
  });

  it('a client that stops reading does not delay another conversation', async () => {
    const { sent } = await askAndStall();

    const stream = await postForEvents(`${app.url}/chatkit`, createThread('And I?'));
    let types: string[] = [];
    for await (const { data } of stream.frames)
      types = [...types.slice(-2), (JSON.parse(data) as { type: string }).type];
    sent.destroy();

    expect(types).toContain('thread.item.done');
  });
});
