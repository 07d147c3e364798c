import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, CUTS, cutsOf } from '../support/chaos-plan.js';
import { SeededRandom } from '../support/chaos-random.js';
import { ChaosReader } from '../support/chaos-reader.js';
import { ChaosServer } from '../support/chaos-server.js';
import { type ScriptedUpstream, startUpstream } from '../support/chaos-upstream.js';
import { addMessage, listItems } from '../support/requests.js';
import { collectFrames, postForEvents } from '../support/sse-client.js';

const SEEDS = Number(process.env.CHAOS_SEEDS ?? 10);
/** Number of concurrent conversations. The server is killed once for each wave. */
const WAVE = 13;
/** Longer than a lease and the interval of recovery, with a margin for a busy machine. */
const RECOVERY_LIMIT_MS = 30_000;

interface StoredItem {
  readonly id: string;
  readonly type: string;
  readonly content?: readonly { readonly text: string }[];
  readonly task?: { readonly title: string };
}

describe(`Conversations whose connections are cut ${CUTS} times each (${SEEDS} seeds)`, () => {
  let upstream: ScriptedUpstream;
  let server: ChaosServer;

  beforeAll(async () => {
    upstream = await startUpstream(answerOf);
    server = await ChaosServer.create(upstream.url);
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  const calm = Array.from({ length: Math.ceil(SEEDS / 2) }, (_, index) => index);
  const killed = Array.from({ length: Math.floor(SEEDS / 2) }, (_, index) => calm.length + index);

  async function itemsOf(threadId: string): Promise<StoredItem[]> {
    const response = await post(listItems(threadId));
    return ((await response.json()) as { data: StoredItem[] }).data;
  }

  const post = (body: object) =>
    fetch(`${server.url}/chatkit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const textOf = (items: readonly StoredItem[]) =>
    items
      .filter(({ type }) => type === 'assistant_message')
      .map(({ content }) => content!.map(({ text }) => text).join(''));

  async function expectWhole(seed: number, reader: ChaosReader): Promise<void> {
    const text = answerOf(seed).deltas.join('');
    const items = await itemsOf(reader.threadId);
    expect({ seed, end: reader.end, text: reader.text }).toEqual({ seed, end: 'completed', text });
    expect(reader.positions).toEqual(reader.events.map((_event, index) => index + 1));
    expect(items.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
    expect(textOf(items)).toEqual([text]);
  }

  /** The answer completed before the server was killed, or its beginning is stored, followed by a visible note. */
  async function expectWholeOrInterrupted(seed: number, reader: ChaosReader): Promise<void> {
    if (reader.end === 'completed') return expectWhole(seed, reader);
    const text = answerOf(seed).deltas.join('');
    await untilRunIsClosed(reader.threadId);
    const items = await itemsOf(reader.threadId);
    const [stored = ''] = textOf(items);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items.filter(({ type }) => type === 'user_message')).toHaveLength(1);
    expect(textOf(items).length).toBeLessThanOrEqual(1);
    expect({ seed, isPrefix: text.startsWith(stored), wasPrefix: text.startsWith(reader.text) }).toEqual({
      seed,
      isPrefix: true,
      wasPrefix: true,
    });
    if (stored !== text)
      expect(items.at(-1)).toMatchObject({ type: 'task', task: { title: 'The answer was interrupted' } });
    await expectThreadWorks(seed, reader.threadId);
  }

  const isRunning = async (threadId: string) =>
    (await fetch(`${server.url}/chatkit/threads/${threadId}/run`)).status === 200;

  async function untilRunIsClosed(threadId: string): Promise<void> {
    const deadline = Date.now() + RECOVERY_LIMIT_MS;
    while (Date.now() < deadline && (await isRunning(threadId))) await pause(100);
  }

  async function expectThreadWorks(seed: number, threadId: string): Promise<void> {
    const stream = await postForEvents(`${server.url}/chatkit`, addMessage(threadId, `question ${seed}`));
    const frames = await collectFrames<{ type: string }>(stream);
    expect(frames.filter(({ data }) => data.type === 'error')).toEqual([]);
    expect(textOf(await itemsOf(threadId)).at(-1)).toBe(answerOf(seed).deltas.join(''));
  }

  const wavesOf = (seeds: readonly number[]) =>
    seeds.flatMap((_seed, index) => (index % WAVE === 0 ? [seeds.slice(index, index + WAVE)] : []));
  const ask = async (reader: ChaosReader, seed: number) => {
    await reader.read(`question ${seed}`);
    return reader;
  };

  it('conversations whose connections are cut receive the whole text, each event and each item once', async () => {
    for (const wave of wavesOf(calm)) {
      const readers = await Promise.all(wave.map((seed) => ask(new ChaosReader(server, cutsOf(seed)), seed)));
      for (const [index, seed] of wave.entries()) await expectWhole(seed, readers[index]!);
      expect(readers.map(({ cuts }) => cuts)).toEqual(wave.map(() => CUTS));
    }
  }, 300_000);

  it('conversations whose server is killed are complete or visibly interrupted, and their threads work', async () => {
    let interrupted = 0;
    for (const wave of wavesOf(killed)) {
      const random = new SeededRandom(wave[0]! + 2_000_000);
      let framesLeft = wave.length * random.wholeNumber(20, 60);
      let reached = (): void => undefined;
      const killTime = new Promise<void>((resolve) => (reached = resolve));
      const onFrame = () => void ((framesLeft -= 1) === 0 && reached());
      const asked = wave.map((seed) => ask(new ChaosReader(server, cutsOf(seed), onFrame), seed));
      await killTime;
      await server.kill();
      await server.start();
      const readers = await Promise.all(asked);
      for (const [index, seed] of wave.entries()) await expectWholeOrInterrupted(seed, readers[index]!);
      interrupted += readers.filter(({ end }) => end !== 'completed').length;
    }
    expect(interrupted).toBeGreaterThan(0);
  }, 600_000);
});
