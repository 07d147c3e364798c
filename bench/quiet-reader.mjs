/**
 * A process that asks for `/health/live` at a fixed rate and reads one slow stream. It sends what it saw when the parent
 * process asks for it.
 */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { questionOf } from './scenarios.mjs';

const PING_MILLISECONDS = 5;
/** The pause between two pieces of text of the stream. */
const PACE_MILLISECONDS = 20;
const [url] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
let pings = [];
let longestGap = 0;
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

/** Asks again when an answer ends. */
async function readStreams() {
  for (;;) {
    const text = questionOf({ deltas: 2_000, paceMilliseconds: PACE_MILLISECONDS });
    const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
    const headers = { 'content-type': 'application/json', 'x-user-id': 'quiet' };
    const sent = request(`${url}/chatkit`, { method: 'POST', agent, headers });
    sent.end(JSON.stringify({ type: 'threads.create', params: { input } }));
    try {
      const [response] = await once(sent, 'response');
      let last;
      response.on('data', (chunk) => {
        if (!chunk.includes('text_delta')) return;
        const now = performance.now();
        if (last) longestGap = Math.max(longestGap, now - last - PACE_MILLISECONDS);
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
  process.send({ health, streamGap: longestGap, failures });
  [pings, longestGap, failures] = [[], 0, 0];
});
process.once('disconnect', () => process.exit(0));
await readStreams();
