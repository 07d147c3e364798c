/**
 * A process that asks for `/health/live` at a fixed rate and reads one slow stream of the server, and the same stream from
 * the model server itself: what that one is late, neither is because of the server. It sends what it saw when the parent
 * process asks for it.
 */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { questionOf } from './scenarios.mjs';

const PING_MILLISECONDS = 5;
/** The pause between two pieces of text of the stream. */
const PACE_MILLISECONDS = 20;
const [url, upstream] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
let pings = [];
let longestGaps = { server: 0, model: 0 };
let failures = 0;

/** At a fixed rate, whether the last one was answered or not, so that a delay is seen by every ping in it. */
setInterval(async () => {
  const started = performance.now();
  try {
    const [response] = await once(request(`${url}/health/live`, { agent }).end(), 'response');
    await once(response.resume(), 'end');
    if (response.statusCode !== 200) failures += 1;
    pings.push(performance.now() - started);
  } catch {
    failures += 1;
  }
}, PING_MILLISECONDS);

const text = questionOf({ deltas: 2_000, paceMilliseconds: PACE_MILLISECONDS });
const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };

/** Asks again when an answer ends. `source` names what sends it. */
async function readStreams(source, address, body) {
  for (;;) {
    const headers = { 'content-type': 'application/json', 'x-user-id': 'quiet' };
    const sent = request(address, { method: 'POST', agent, headers });
    sent.end(JSON.stringify(body));
    try {
      const [response] = await once(sent, 'response');
      let last;
      response.on('data', (chunk) => {
        if (!chunk.includes('text_delta') && !chunk.includes('text.delta')) return;
        const now = performance.now();
        if (last) longestGaps[source] = Math.max(longestGaps[source], now - last - PACE_MILLISECONDS);
        last = now;
      });
      await once(response, 'end');
    } catch {
      failures += 1;
    }
  }
}

process.on('message', () => {
  const sorted = pings.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const health = { count: sorted.length, p50: at(0.5), p999: at(0.999), longest: sorted.at(-1) ?? Number.NaN };
  process.send({ health, longestGaps, failures });
  [pings, longestGaps, failures] = [[], { server: 0, model: 0 }, 0];
});
process.once('disconnect', () => process.exit(0));
await Promise.all([
  readStreams('server', `${url}/chatkit`, { type: 'threads.create', params: { input } }),
  readStreams('model', `${upstream}/responses`, { input }),
]);
