/**
 * `npm run bench -- --only quiet`: whether the built server answers others while it has much to do, with the embedded
 * database and a scripted model server. For each work it prints the longest delay of the event loop, the time in which
 * `/health/live` answers, and the longest pause of a stream that another reader receives meanwhile.
 *
 *   --quick          1,000 sections and 200 streams
 *   --only-work <w>  only the works whose name contains w
 *   --one-server     all works on one server, which keeps what earlier works left; otherwise each work has a new one
 *   --out <file>     file for the result as JSON (default: bench-quiet.json)
 *   BENCH_BUILD      the built `src` folder (default: dist/src)
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pages } from './made-up-text.mjs';
import { benchFile, canPin, endProcess, nextMessage, startNode } from './processes.mjs';
import { askWorst, listAttachment, reindex, repeat, sendBody, showPages } from './quiet-requests.mjs';
import { toQuietTable } from './quiet-table.mjs';
import { scenarios } from './scenarios.mjs';
import { startServer } from './server.mjs';
import { WORST_BODIES, WORST_PAGES } from './worst-input.mjs';

const OTHER_CORE = 0;
const ADMIN_KEY = 'bench-admin-key-of-at-least-32-characters';
/** How long a short work is repeated, so that `/health/live` is asked often enough for p99.9. */
const REPEAT_MILLISECONDS = 6_000;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'only-work': { type: 'string', default: '' },
    'one-server': { type: 'boolean', default: false },
    out: { type: 'string', default: 'bench-quiet.json' },
  },
});
const build = resolve(process.env.BENCH_BUILD ?? 'dist/src');
const cleanups = [];

try {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
  console.log(`${machine}\n`);
  const upstream = start('upstream.mjs');
  const { ready } = await nextMessage(upstream);
  const rows = await measureAll(ready);
  console.log(toQuietTable(rows));
  await writeFile(values.out, JSON.stringify({ machine, rows }, null, 2));
} finally {
  for (const cleanup of cleanups.toReversed()) await cleanup();
}

async function measureAll(upstream) {
  const rows = [];
  let quiet;
  for (const [name, work] of Object.entries(works())) {
    if (!name.includes(values['only-work'])) continue;
    quiet ??= await startQuiet(upstream);
    rows.push(await measureWork(name, work, quiet));
    console.log(JSON.stringify(rows.at(-1)));
    if (values['one-server']) continue;
    await endProcess(quiet.reader);
    await quiet.server.stop();
    quiet = undefined;
  }
  return rows;
}

/** A server with the process that reads from it. Not on one core, as a server that is deployed: its worker threads run beside its event loop. */
async function startQuiet(upstream) {
  const server = await startServer({
    core: canPin ? `0-${cpus().length - 1}` : 0,
    build,
    upstream,
    flags: ['--import', benchFile('loop-delay.mjs')],
    variables: { ADMIN_KEY, EMBEDDING_MODEL: 'scripted', EMBEDDING_DIMENSIONS: '512' },
  });
  cleanups.push(() => server.stop());
  const reader = start('quiet-reader.mjs', server.url, upstream);
  await new Promise((done) => setTimeout(done, 3_000));
  return { server, reader };
}

async function measureWork(name, work, { server, reader }) {
  await work.prepare?.(server);
  await Promise.all([ask(reader), ask(server.child)]);
  const started = performance.now();
  const result = await work(server);
  const seconds = (performance.now() - started) / 1_000;
  const [seen, loop] = await Promise.all([ask(reader), ask(server.child)]);
  return { name, result, seconds, ...seen, loop };
}

/** What a server has to do, by name. Each function resolves to what the server answered; its `prepare` is not measured. */
function works() {
  const sections = values.quick ? 1_000 : 10_000;
  const slow = scenarios(values.quick).at(-1);
  return {
    nothing: () => repeat(REPEAT_MILLISECONDS, () => new Promise((done) => setTimeout(() => done('–'), 100))),
    [slow.name]: ({ url }) => playSlowStreams(url, slow),
    'a model that answers with nested pictures and links': repeated(({ url }) => askWorst(url, 'pictures')),
    ...Object.fromEntries(
      Object.entries(WORST_BODIES).map(([name, body]) => [name, repeated(({ url }) => sendBody(url, body))]),
    ),
    'a picture of 7.9 MB listed 20 times': repeated(({ url }) => listAttachment(url)),
    'the worst pages are indexed': indexWorstPages,
    'the worst pages are shown': Object.assign(
      repeated(({ url }) => showPages(url, Object.keys(WORST_PAGES))),
      { prepare: indexWorstPages },
    ),
    [`${sections.toLocaleString('en-US')} sections are indexed`]: async ({ url, folder }) => {
      await writePages(
        folder,
        [...pages(sections)].map(({ path, markdown }) => [path, markdown]),
      );
      return reindex(url, ADMIN_KEY);
    },
  };
}

function repeated(work) {
  return (server) => repeat(REPEAT_MILLISECONDS, () => work(server));
}

async function indexWorstPages({ url, folder }) {
  await writePages(folder, Object.entries(WORST_PAGES));
  return reindex(url, ADMIN_KEY);
}

async function writePages(folder, files) {
  await mkdir(folder, { recursive: true });
  for (const [name, markdown] of files) await writeFile(join(folder, name), markdown);
}

async function playSlowStreams(url, scenario) {
  const load = start('load.mjs', url);
  load.send(scenario);
  const { result } = await nextMessage(load);
  await endProcess(load);
  return `${result.errors} errors`;
}

function start(file, ...args) {
  const child = startNode({ core: OTHER_CORE, file: benchFile(file), args });
  cleanups.push(() => endProcess(child));
  return child;
}

/** Asks a process what it saw since it was asked last. */
function ask(child) {
  const answer = nextMessage(child);
  child.send('report');
  return answer;
}
