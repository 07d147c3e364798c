/**
 * `npm run bench -- --only streams`: measures how fast the server forwards the stream of a model, compared with the Agents
 * SDK alone in the same run.
 *
 *   --quick        fewer and shorter streams, one round
 *   --rounds <n>   how often each scenario is measured (default: 3); the round with the shortest median stream is shown,
 *                  since other work of the machine can only make one longer
 *   --out <file>   where the result goes as JSON (default: bench-result.json)
 *   BENCH_DATABASE_URL   an empty PostgreSQL database; without it a temporary cluster is started
 *   BENCH_BUILD          the built `src` folder (default: dist/src)
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './postgres.mjs';
import { benchFile, canPin, endProcess, measure, megabytesOf, nextMessage, startNode } from './processes.mjs';
import { scenarios, WARM_UP } from './scenarios.mjs';
import { startServer } from './server.mjs';
import { toTable } from './table.mjs';

/** The measured process has a core of its own; the model server and the readers share the other one. */
const MEASURED_CORE = 1;
const OTHER_CORE = 0;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    out: { type: 'string', default: 'bench-result.json' },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error('--rounds takes a whole number of 1 or more.');
const build = resolve(process.env.BENCH_BUILD ?? 'dist/src');
const cleanups = [];

try {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, pinned: ${canPin}`;
  const database = await openDatabase();
  console.log(`${machine}, database: ${database.name}\n`);
  const rows = await benchmark(database.url);
  console.log(toTable(rows));
  await writeFile(values.out, JSON.stringify({ machine, database: database.name, rows }, null, 2));
  process.exitCode = rows.some(({ ours, floor }) => ours.errors + floor.errors > 0) ? 1 : 0;
} finally {
  for (const cleanup of cleanups.toReversed()) await cleanup();
}

async function openDatabase() {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { name: 'PostgreSQL (BENCH_DATABASE_URL)', url: given };
  const cluster = await startPostgres(OTHER_CORE);
  if (!cluster) return { name: 'embedded, because PostgreSQL is not installed', url: undefined };
  cleanups.push(() => cluster.stop());
  return { name: 'PostgreSQL (temporary cluster)', url: cluster.url };
}

async function benchmark(databaseUrl) {
  const upstream = start(OTHER_CORE, 'upstream.mjs');
  const { ready } = await nextMessage(upstream);
  const rows = [];
  for (const scenario of scenarios(values.quick)) {
    const ours = [];
    const floor = [];
    // One after the other, so that they do not share processor time; new processes, so that each starts with a small heap.
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await measureServer(scenario, ready, databaseUrl));
      floor.push(await measureFloor(scenario, ready));
    }
    rows.push({ scenario, ours: best(ours), floor: best(floor) });
  }
  return rows;
}

/** The round with the shortest median duration of a stream, with the errors of all rounds. */
function best(measured) {
  const errors = measured.reduce((sum, each) => sum + each.errors, 0);
  const [first] = measured.toSorted((a, b) => a.duration.p50 - b.duration.p50);
  return { ...first, errors, firstError: measured.find((each) => each.firstError)?.firstError };
}

async function measureServer(scenario, upstream, databaseUrl) {
  const server = await startServer({ core: MEASURED_CORE, build, upstream, databaseUrl });
  cleanups.push(() => server.stop());
  const load = start(OTHER_CORE, 'load.mjs', server.url);
  const idle = megabytesOf(server.child);
  await measure(WARM_UP, load, server.child, idle);
  const measured = await measure(scenario, load, server.child, idle);
  await endProcess(load);
  await server.stop();
  return measured;
}

async function measureFloor(scenario, upstream) {
  const floor = start(MEASURED_CORE, 'floor.mjs', upstream, build);
  await nextMessage(floor);
  const idle = megabytesOf(floor);
  await measure(WARM_UP, floor, floor, idle);
  const measured = await measure(scenario, floor, floor, idle);
  await endProcess(floor);
  return measured;
}

function start(core, file, ...args) {
  const child = startNode({ core, file: benchFile(file), args });
  cleanups.push(() => endProcess(child));
  return child;
}
