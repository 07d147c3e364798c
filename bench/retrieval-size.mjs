/** Measures one store with one number of chunks: indexing, searching and an update of one page. Sends the result to its parent. */
import { readFileSync } from 'node:fs';
import { applyChanges } from '../dist/src/rag/ingest/apply-changes.js';
import { entriesOf } from '../dist/src/rag/ingest/draft-entry.js';
import { ChangePlan } from '../dist/src/rag/ingest/plan-changes.js';
import { LexiconCounter } from '../dist/src/rag/lexical/lexicon.js';
import { Retriever } from '../dist/src/rag/retriever.js';
import { Ranking } from '../dist/src/rag/search/ranking.js';
import { ServingIndex } from '../dist/src/rag/serving-index.js';
import { MadeUpEmbedder, pages, randomNumbers, words } from './made-up-text.mjs';
import { openIndex } from './retrieval-stores.mjs';

/** Searches of 6 words, one after the other; fewer when they take longer than `SEARCH_SECONDS` together. */
const SEARCHES = 200;
const SEARCH_SECONDS = 60;
const READER = { tenantId: 'bench', userId: 'bench' };

const [store, size, url] = process.argv.slice(2);
const { index, close } = await openIndex(store, url);
const embedder = new MadeUpEmbedder();
const serving = new ServingIndex(index, embedder);
const ranking = new Ranking();
const retriever = new Retriever(index, embedder, serving, { siteBaseUrl: '/' }, ranking);

const entries = new Map();
const indexing = await bringUpToDate(pages(Number(size)));
const searching = await search();
const updating = await bringUpToDate(pages(1, 1));
await close();
process.send({
  result: { store, chunks: Number(size), indexing, searching, updating, peakMegabytes: peakMegabytes() },
});

/** Like the indexer, except that unchanged pages are not read again. */
async function bringUpToDate(changed) {
  const clock = stopwatch();
  for (const page of changed) entries.set(page.path, entriesOf(page, ranking.lexical));
  const all = [...entries.values()].flat();
  const counter = new LexiconCounter();
  counter.add(all.map((entry) => entry.indexed.sparse));
  const { lexicon } = counter;
  const prepare = clock();
  const current = await index.serving();
  const build = current?.id ?? (await index.stage(serving.recipe));
  const plan = new ChangePlan(await index.hashes(build), 1);
  await applyChanges(index, embedder, build, plan, oneOf({ entries: all, pages: 1 }), {});
  const write = clock();
  await index.publish(build, { pages: 1, indexedAt: new Date(), corpusHash: '', lexicon });
  return { embedded: plan.total, prepare, write, publish: clock() };
}

async function* oneOf(part) {
  yield part;
}

async function search() {
  const random = randomNumbers(7);
  const milliseconds = [];
  const before = performance.now();
  for (let count = -3; count < SEARCHES && performance.now() - before < SEARCH_SECONDS * 1_000; count += 1) {
    const started = performance.now();
    const request = { queries: [words(6, random)], scope: 'full', currentChapter: 3, limit: 10, identity: READER };
    const { passages } = await retriever.search(request);
    if (passages.length === 0) throw new Error('Nothing was found.');
    if (count >= 0) milliseconds.push(performance.now() - started);
  }
  milliseconds.sort((left, right) => left - right);
  const at = (share) => milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))];
  return { count: milliseconds.length, p50: at(0.5), p99: at(0.99) };
}

/** Returns a function that returns the seconds since its last call. */
function stopwatch() {
  let last = performance.now();
  return () => {
    const seconds = (performance.now() - last) / 1_000;
    last = performance.now();
    return seconds;
  };
}

function peakMegabytes() {
  if (process.platform !== 'linux') return process.memoryUsage().rss / 2 ** 20;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1_024;
}
