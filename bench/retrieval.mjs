/**
 * `npm run bench -- --only retrieval`: the cost of indexing and searching as the documentation grows, on every store. The
 * text is generated with the word frequencies of English, and so are the vectors. Everything else is the code of the server:
 * chunker, tokenizer, ingestion, stores, retriever.
 *
 *   --quick             no index of 100,000 chunks
 *   --store <name>      embedded, pgvector or qdrant; default: all that are available
 *   --sizes <numbers>   numbers of chunks, separated by commas
 *   --out <file>        file for the result as JSON (default: bench-retrieval.json)
 *   --part <name>       servers (whole servers without a model, on the handbook and on 12,000 generated sections) or stores
 *   --compare <folder>  the built `src` folder of another checkout: the same servers of that build are shown too
 *   BENCH_DATABASE_URL  a PostgreSQL database with pgvector; without it a temporary cluster is started
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './postgres.mjs';
import { benchFile, endProcess, nextMessage, startNode } from './processes.mjs';
import { measureServers } from './retrieval-servers.mjs';
import { toRetrievalTable, toServerTable } from './retrieval-table.mjs';

/** Of the corpus on which whole servers are measured. */
const GENERATED_SECTIONS = 12_000;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    store: { type: 'string' },
    sizes: { type: 'string' },
    out: { type: 'string', default: 'bench-retrieval.json' },
    part: { type: 'string' },
    compare: { type: 'string' },
  },
});
const sizes = (values.sizes ?? (values.quick ? '100,1000,10000' : '100,1000,10000,100000')).split(',').map(Number);
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;
const cleanups = [];

try {
  console.log(`${machine}\n`);
  const servers = isPart('servers') ? await measureServers(builds(), values.quick ? 1_000 : GENERATED_SECTIONS) : [];
  if (servers.length > 0) console.log(`${toServerTable(servers)}\n`);
  const rows = isPart('stores') ? await measureStores() : [];
  if (rows.length > 0) console.log(toRetrievalTable(rows));
  await writeFile(values.out, JSON.stringify({ machine, servers, rows }, null, 2));
} finally {
  for (const cleanup of cleanups.toReversed()) await cleanup();
}

function isPart(name) {
  return values.part === undefined || values.part === name;
}

function builds() {
  const here = { name: 'this', build: resolve('dist/src') };
  return values.compare ? [{ name: 'compared', build: resolve(values.compare) }, here] : [here];
}

async function measureStores() {
  const rows = [];
  for (const { store, url } of await stores()) {
    for (const size of sizes) rows.push(await measureInOwnProcess(store, size, url));
  }
  return rows;
}

async function stores() {
  const all = [{ store: 'embedded' }, { store: 'pgvector', open: openPostgres }, { store: 'qdrant', open: openQdrant }];
  const opened = [];
  for (const { store, open } of all.filter((one) => isWanted(one.store))) {
    const url = await open?.();
    if (open && !url) console.log(`${store}: skipped, because it is not installed.`);
    else opened.push({ store, url });
  }
  return opened;
}

function isWanted(store) {
  return values.store === undefined || values.store === store;
}

async function openPostgres() {
  if (process.env.BENCH_DATABASE_URL) return process.env.BENCH_DATABASE_URL;
  const cluster = await startPostgres(0);
  if (cluster) cleanups.push(() => cluster.stop());
  return cluster?.url;
}

async function openQdrant() {
  const server = startNode({ core: 0, file: benchFile('qdrant-server.mjs') });
  cleanups.push(() => endProcess(server));
  return (await nextMessage(server)).ready;
}

/** In a process of its own, so that its memory is that of one index and no cache is filled by an earlier one. */
async function measureInOwnProcess(store, size, url) {
  const child = startNode({ core: 1, file: benchFile('retrieval-size.mjs'), args: [store, String(size), url ?? ''] });
  cleanups.push(() => endProcess(child));
  const { result } = await nextMessage(child);
  console.log(JSON.stringify(result));
  await endProcess(child);
  return result;
}
