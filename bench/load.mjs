/** A process that asks the server questions and reads the streams. It parses as little of them as possible. */
import { Agent, request } from 'node:http';
import { ageOf, playOnRequest } from './play-streams.mjs';
import { questionOf } from './scenarios.mjs';

const DELTA = Buffer.from('"type":"assistant_message.content_part.text_delta"');
const EVENT = Buffer.from('data: ');
const target = new URL('/chatkit', process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Counts frames as they arrive; a frame that is split between two chunks is counted with the second. */
class FrameCounter {
  deltas = 0;
  firstEventAt = Number.NaN;
  firstDelta = Number.NaN;
  rest = Buffer.alloc(0);

  feed(chunk) {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const end = bytes.lastIndexOf('\n\n') + 2;
    if (end < 2) {
      this.rest = bytes;
      return;
    }
    const frames = bytes.subarray(0, end);
    this.rest = bytes.subarray(end);
    if (Number.isNaN(this.firstEventAt) && frames.includes(EVENT)) this.firstEventAt = performance.now();
    for (let at = frames.indexOf(DELTA); at >= 0; at = frames.indexOf(DELTA, at + DELTA.length)) {
      if (this.deltas === 0) this.firstDelta = ageOf(/"delta":"(\d+)"/.exec(frames.toString('utf8', at))[1]);
      this.deltas += 1;
    }
    if (frames.includes('"type":"error"')) throw new Error(frames.toString('utf8').slice(-300));
  }
}

function play(scenario) {
  const asked = performance.now();
  const counter = new FrameCounter();
  const content = [{ type: 'input_text', text: questionOf(scenario) }];
  const body = { type: 'threads.create', params: { input: { content, attachments: [], inference_options: {} } } };
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-user-id': 'bench' };
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The server answered ${response.statusCode}.`));
      response.on('data', (chunk) => {
        try {
          counter.feed(chunk);
        } catch (error) {
          sent.destroy(error);
        }
      });
      response.once('error', reject);
      response.once('end', () => {
        resolve({ deltas: counter.deltas, firstEvent: counter.firstEventAt - asked, firstDelta: counter.firstDelta });
      });
    });
    sent.once('error', reject);
    sent.end(JSON.stringify(body));
  });
}

playOnRequest(play);
