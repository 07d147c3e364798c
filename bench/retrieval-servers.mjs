/** Measures whole servers without a model: starts, indexing, memory, and questions over what they indexed. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pages, randomNumbers, words } from './made-up-text.mjs';
import { peakMegabytesOf, usageOf } from './processes.mjs';
import { startServer } from './server.mjs';

const HANDBOOK = fileURLToPath(new URL('../handbook', import.meta.url));
/** After this time idle workers have ended, and V8 has given back what only the start needed. */
const SETTLED_MILLISECONDS = 15_000;
const QUESTIONS = 50;
/** Not on one core, as a server that is deployed. */
const CORES = `0-${availableParallelism() - 1}`;

/** @param {{ name: string, build: string }[]} builds @param {number} sections of the generated corpus */
export async function measureServers(builds, sections) {
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-bench-'));
  try {
    const generated = join(folder, 'pages');
    await mkdir(generated);
    for (const { path, markdown } of pages(sections)) await writeFile(join(generated, path), markdown);
    const corpora = { handbook: HANDBOOK, generated };
    const rows = [];
    for (const [corpus, content] of Object.entries(corpora)) {
      for (const { name, build } of builds) {
        const data = await mkdtemp(join(folder, 'data-'));
        rows.push({ corpus, build: name, ...(await measureOne(build, content, data)) });
        console.log(JSON.stringify(rows.at(-1)));
      }
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOne(build, content, data) {
  const first = await measureStart(build, content, data);
  const later = await measureStart(build, content, data, askAll);
  const [sections, seconds] = first.indexed;
  return { sections, perSecond: sections / seconds, first, later };
}

async function measureStart(build, content, data, use = async () => undefined) {
  const started = performance.now();
  const variables = { CONTENT_DIR: content, DATA_DIR: data, OPENAI_API_KEY: '', AGENT_MODEL: 'extractive' };
  const server = await startServer({ core: CORES, build, upstream: '', variables });
  try {
    const seconds = (performance.now() - started) / 1_000;
    const peak = peakMegabytesOf(server.child);
    await new Promise((done) => setTimeout(done, SETTLED_MILLISECONDS));
    const settled = usageOf(server.child).megabytes;
    const indexed = /chunks: (\d+) added.*?([\d.]+) s\./.exec(server.log);
    return { seconds, peak, settled, indexed: indexed?.slice(1).map(Number), questions: await use(server) };
  } finally {
    await server.stop();
  }
}

/** One after the other, each in a thread of its own. The first ones load what a start does not need. */
async function askAll(server) {
  const random = randomNumbers(11);
  const milliseconds = [];
  for (let count = 0; count < 5; count += 1) await ask(server.url, words(6, random));
  const before = usageOf(server.child).cpuSeconds;
  for (let count = 0; count < QUESTIONS; count += 1) milliseconds.push(await ask(server.url, words(6, random)));
  const cpu = ((usageOf(server.child).cpuSeconds - before) * 1_000) / QUESTIONS;
  milliseconds.sort((left, right) => left - right);
  return { p50: milliseconds[QUESTIONS / 2], longest: milliseconds.at(-1), cpu };
}

async function ask(url, question) {
  const started = performance.now();
  const content = [{ type: 'input_text', text: `${question}?` }];
  const input = { content, attachments: [], inference_options: {} };
  const response = await fetch(`${url}/chatkit`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': 'bench' },
    body: JSON.stringify({ type: 'threads.create', params: { input } }),
  });
  const text = await response.text();
  if (!text.includes('thread.item.done')) throw new Error(`A question was answered with ${response.status}: ${text}`);
  return performance.now() - started;
}
