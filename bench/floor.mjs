/** The lower bound: a process that reads the stream of the Agents SDK from the same upstream and ignores the events. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OpenAIResponsesModel, Runner } from '@openai/agents';
import OpenAI from 'openai';
import { ageOf, playOnRequest } from './play-streams.mjs';
import { questionOf } from './scenarios.mjs';

const [, , upstream, build] = process.argv;
const { handbookAgent } = await import(pathToFileURL(join(build, 'agent/handbook.agent.js')).href);

const client = new OpenAI({ apiKey: 'x', baseURL: upstream, maxRetries: 2, timeout: 60_000 });
const unusedRetriever = { search: () => Promise.reject(new Error('The upstream calls no tool.')) };
const agent = handbookAgent(new OpenAIResponsesModel(client, 'scripted'), unusedRetriever);
const runner = new Runner({ tracingDisabled: true });

async function play(scenario) {
  const asked = performance.now();
  const stream = { deltas: 0, firstEvent: Number.NaN, firstDelta: Number.NaN };
  const run = await runner.run(agent, questionOf(scenario), { stream: true, maxTurns: 8 });
  for await (const event of run) {
    if (stream.deltas === 0 && Number.isNaN(stream.firstEvent)) stream.firstEvent = performance.now() - asked;
    if (event.type !== 'raw_model_stream_event' || event.data.type !== 'output_text_delta') continue;
    if (stream.deltas === 0) stream.firstDelta = ageOf(event.data.delta);
    stream.deltas += 1;
  }
  return stream;
}

playOnRequest(play);
// Everything is loaded: the memory of the process is now that of a process without a stream.
process.send({ ready: true });
