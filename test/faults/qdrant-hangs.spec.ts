import type { Response } from 'express';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { QdrantServer } from '../support/qdrant-server.js';

const QUERY = /POST .*\/points\/query\/batch$/;
const SERVING = /GET .*\/aliases$/;
/** Milliseconds. Without our limits, the client of Qdrant ends a request after 30 seconds. */
const MUCH_LESS = 15_000;

describe('Qdrant accepts requests and does not answer', () => {
  const qdrant = new QdrantServer();
  let app: RunningApp;
  /** The requests that Qdrant got while it hung. */
  let held: Response[];

  beforeAll(async () => {
    app = await new AppBuilder()
      .withEnvironment({ QDRANT_URL: await qdrant.start() })
      .withIndex()
      .start();
  });
  afterAll(async () => {
    await app.close();
    await qdrant.close();
  });
  afterEach(() => {
    qdrant.instead = undefined;
    for (const response of held) response.destroy();
  });

  function hangs(request: RegExp): void {
    held = [];
    qdrant.instead = { request, answer: (response) => void held.push(response) };
  }

  async function untilHeld(count: number): Promise<void> {
    while (held.length < count) await new Promise((resolve) => setImmediate(resolve));
  }

  it(
    'ends the request to Qdrant when the client of POST /rag/search leaves',
    async () => {
      hangs(QUERY);
      const leaving = new AbortController();
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ queries: ['words'] }),
        signal: leaving.signal,
      };
      const searching = fetch(`${app.url}/rag/search`, init).catch((error: unknown) => error);
      await untilHeld(1);
      const ended = new Promise((resolve) => held[0]!.once('close', resolve));

      leaving.abort();

      await ended;
      expect(await searching).toMatchObject({ name: 'AbortError' });
      expect(held).toHaveLength(1);
    },
    MUCH_LESS,
  );

  it(
    'answers 20 probes that ask at the same time with one check, which ends although Qdrant hangs',
    async () => {
      hangs(SERVING);

      const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${app.url}/health/ready`)));

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
      expect(held).toHaveLength(1);
      const { error } = (await answers[0]!.json()) as { error: Record<string, unknown> };
      expect(error).toMatchObject({ index: { status: 'down' } });
    },
    MUCH_LESS,
  );
});
