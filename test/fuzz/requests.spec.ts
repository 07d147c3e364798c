import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import pMap from 'p-map';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { CORPUS } from '../../widget/test/support/book.js';
import { eventually } from '../../widget/test/support/eventually.js';
import { ScriptedModel } from '../../widget/test/support/scripted-model.js';
import { type ServerProcess, startServerProcess } from '../support/server-process.js';
import { watchdog } from '../support/watchdog/watchdog.js';
import { AnswerCounts, TYPES } from './support/answer-counts.js';
import { FuzzClient } from './support/fuzz-client.js';
import { ADMIN_KEY, DOCUMENT, type FuzzRequest, fuzzRequest } from './support/fuzz-requests.js';
import { KnownIds } from './support/known-ids.js';
import { faultsOf } from './support/response-faults.js';
import { REQUESTS, SEED, WARM_UP } from './support/settings.js';

const PRELOAD = fileURLToPath(new URL('support/heap-preload.mjs', import.meta.url));
const BATCH = 500;
const AT_ONCE = 12;
/** The events of runs that ended stay in memory for five minutes: when the heap is larger at once, that time has to pass. */
const LOGS_KEPT_MS = 330_000;
const PAUSE_MS = 15_000;

/** This server has no speech model and no actions that answer at once, and its model calls no client tools and asks no questions. */
const WITHOUT_SUCCESS: ReadonlySet<string> = new Set([
  'input.transcribe',
  'threads.sync_custom_action',
  'threads.add_client_tool_output',
  'threads.add_structured_input',
]);

describe(`${REQUESTS} generated requests with FUZZ_SEED=${SEED}`, () => {
  let model: ScriptedModel;
  let server: ServerProcess;
  let client: FuzzClient;
  const generated = fuzzRequest();
  const faults: string[] = [];
  const counts = new AnswerCounts();

  beforeAll(async () => {
    console.info(`FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}`);
    model = await ScriptedModel.start();
    model.will(...Array.from({ length: REQUESTS }, () => (reply: { say(text: string): void }) => reply.say('Hello.')));
    const { OPENAI_API_KEY: _noSpeechModel, ...environment } = model.environment;
    server = await startServerProcess({
      ...environment,
      ...model.embeddings,
      DATA_DIR: IN_MEMORY,
      CONTENT_DIR: CORPUS,
      ADMIN_KEY,
      NODE_OPTIONS: `--import=${PRELOAD}`,
    });
    client = new FuzzClient(server.url, new KnownIds());
  }, 120_000);
  afterAll(async () => {
    client?.close();
    await server?.end('SIGKILL');
    await model?.stop();
  });

  async function send(count: number, seed: number): Promise<void> {
    for (let done = 0; done < count; done += BATCH) {
      const requests = fc.sample(generated, { numRuns: Math.min(BATCH, count - done), seed: seed + done });
      await pMap(requests, sendOne, { concurrency: AT_ONCE });
    }
  }

  async function sendOne(request: FuzzRequest): Promise<void> {
    const shown = `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 400)}`;
    try {
      const response = await client.send(request);
      counts.add(request, response.status);
      for (const fault of faultsOf(request, response)) faults.push(`${fault}: ${shown}`);
    } catch (error) {
      faults.push(`${String(error)}: ${shown}`);
    }
  }

  /** A collection of all garbage blocks the event loop, and does not count; what was seen before it does. */
  async function heapUsed(): Promise<number> {
    faults.push(...watchdog.takeFaults());
    const before = server.output().length;
    server.send('SIGUSR2');
    let printed = Number.NaN;
    await eventually(() => {
      printed = Number(/heapUsed=(\d+);/.exec(server.output().slice(before))![1]);
    }, 30_000);
    watchdog.takeFaults();
    return printed;
  }

  it('no response is an unexpected 5xx, every error has a code of the catalogue, and the heap does not grow', async () => {
    await send(WARM_UP, SEED + 1_000_000);
    const before = await heapUsed();
    await send(REQUESTS - WARM_UP, SEED);
    let after = await heapUsed();
    for (let waited = 0; after >= before * 1.2 && waited < LOGS_KEPT_MS; waited += PAUSE_MS) {
      await pause(PAUSE_MS);
      after = await heapUsed();
    }

    const megabytes = [before, after].map((bytes) => Math.round(bytes / 1e6));
    console.info(`heapUsed after gc: ${megabytes.join(' MB, then ')} MB`);
    expect(faults.slice(0, 20)).toEqual([]);
    expect(after).toBeLessThan(before * 1.2);
  }, 1_200_000);

  it('every documented route and request type was answered, and with success where this server supports it', () => {
    const operations = Object.entries(DOCUMENT.paths).flatMap(([route, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${route}`),
    );
    console.info(`Answers by route and request type:\n${counts.tableOf(operations)}`);

    expect(operations.filter((name) => counts.answered(name) === 0)).toEqual([]);
    expect(TYPES.filter((type) => counts.answered(`POST /chatkit ${type}`) === 0)).toEqual([]);
    const supported = TYPES.filter((type) => !WITHOUT_SUCCESS.has(type));
    expect(supported.filter((type) => counts.succeeded(`POST /chatkit ${type}`) === 0)).toEqual([]);
  });

  it('the server is healthy after all requests', async () => {
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });
});
