/**
 * A process that answers `POST /v1/responses` as OpenAI does, one write for each delta, from prepared frames. The text of the
 * first delta is the time at which it was sent, so that a client can compute how long it took to arrive. It answers
 * `POST /v1/embeddings` with vectors that depend on the length of a text only.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { closingFrames, deltaFrame, openingFrames } from './responses-events.mjs';
import { readQuestion } from './scenarios.mjs';
import { WORST_ANSWERS } from './worst-input.mjs';

/** Tokens as models send them: a space belongs to the word after it. */
const WORDS = [' The', ' server', ' sends', ' each', ' word', ' of', ' an', ' answer', ' alone.'];
/** Number of writes before other streams are served. */
const BURST = 16;

const opening = openingFrames().join('');
const deltas = WORDS.map(deltaFrame);

async function answer(request, response) {
  const { deltas: count, paceMilliseconds, worst } = readQuestion(await readText(request));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_bench' });
  response.socket.setNoDelay(true);
  response.write(opening);
  const first = String(process.hrtime.bigint());
  const worstDelta = worst && deltaFrame(WORST_ANSWERS[worst], 1);
  let text = first;
  const start = performance.now();
  for (let index = 0; index < count && !response.destroyed; index += 1) {
    if (paceMilliseconds > 0) await pause(Math.max(0, start + index * paceMilliseconds - performance.now()));
    else if (index % BURST === BURST - 1) await nextTurn();
    const isTaken = response.write(index === 0 ? deltaFrame(first, 0) : (worstDelta ?? deltas[index % WORDS.length]));
    if (index > 0) text += worst ? WORST_ANSWERS[worst] : WORDS[index % WORDS.length];
    if (!isTaken) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end(closingFrames(text).join(''));
}

async function readText(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Numbers, as our client asks for them. The JSON of a vector is kept, so that streams do not wait while it is made. */
async function embed(request, response) {
  const { input, dimensions = 512, model } = JSON.parse(await readText(request));
  const data = [input].flat().map(({ length }, index) => {
    return `{"object":"embedding","index":${index},"embedding":${vectorJson(dimensions, length % 997)}}`;
  });
  response.setHeader('content-type', 'application/json');
  response.end(
    `{"object":"list","model":${JSON.stringify(model)},"data":[${data.join()}],"usage":{"prompt_tokens":1,"total_tokens":1}}`,
  );
}

const vectors = new Map();

function vectorJson(dimensions, seed) {
  const key = `${dimensions} ${seed}`;
  let json = vectors.get(key);
  if (json === undefined) {
    json = JSON.stringify(Array.from({ length: dimensions }, (_, at) => Math.fround(Math.sin(at * (1 + seed)))));
    vectors.set(key, json);
  }
  return json;
}

const server = createServer((request, response) => {
  (request.url.endsWith('/embeddings') ? embed : answer)(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  process.send({ ready: `http://127.0.0.1:${server.address().port}/v1` });
});
process.once('disconnect', () => process.exit(0));
