/**
 * A process that answers `POST /v1/responses` as OpenAI does, one write for each delta, from prepared frames. The text of the
 * first delta is the time at which it was sent, so that a client can compute how long it took to arrive.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { closingFrames, deltaFrame, openingFrames } from './responses-events.mjs';
import { readQuestion } from './scenarios.mjs';

/** Tokens as models send them: a space belongs to the word after it. */
const WORDS = [' The', ' server', ' sends', ' each', ' word', ' of', ' an', ' answer', ' alone.'];
/** Number of writes before other streams are served. */
const BURST = 16;

const opening = openingFrames().join('');
const deltas = WORDS.map(deltaFrame);

async function answer(request, response) {
  const { deltas: count, paceMilliseconds } = readQuestion(await readText(request));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_bench' });
  response.socket.setNoDelay(true);
  response.write(opening);
  const first = String(process.hrtime.bigint());
  let text = first;
  const start = performance.now();
  for (let index = 0; index < count && !response.destroyed; index += 1) {
    if (paceMilliseconds > 0) await pause(Math.max(0, start + index * paceMilliseconds - performance.now()));
    else if (index % BURST === BURST - 1) await nextTurn();
    const isTaken = response.write(index === 0 ? deltaFrame(first, 0) : deltas[index % WORDS.length]);
    if (index > 0) text += WORDS[index % WORDS.length];
    if (!isTaken) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end(closingFrames(text).join(''));
}

async function readText(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () => {
  process.send({ ready: `http://127.0.0.1:${server.address().port}/v1` });
});
process.once('disconnect', () => process.exit(0));
