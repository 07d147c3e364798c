import { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { GOOD_STREAMS, type Recorded } from '../../../test/support/recorded-model-streams.js';
import { type Answered, frame, type Script, StreamedModel } from '../../../test/support/streamed-model.js';
import { EventStreamResponse } from '../../common/upstream/undici-fetch.js';
import { ACTIVITY } from './activity.js';
import { ChatStream } from './chat-stream.js';
import { readOpenAIEvents } from './openai-events.js';
import { ResponsesStream } from './responses-stream.js';

/** Streams, each with one fault to three that change what the server sends. */
const STREAMS = 2_000;
/** Drawn, because some faults change nothing, for example null for a member that is null. */
const DRAWN = 3_000;
/** Streams that are played in one thread, each followed by a good one. */
const IN_A_THREAD = 5;
const FAULTS = [
  'cut',
  'cut_inside',
  'null',
  'missing',
  'repeat',
  'split',
  'split_packet',
  'merge',
  'swap',
  'index',
] as const;

type Json = { [member: string]: unknown } | unknown[];

interface Fault {
  readonly kind: (typeof FAULTS)[number];
  /** Choose the event and the member or the character; taken modulo their number. */
  readonly at: number;
  readonly which: number;
}

interface Faulty extends Pick<Recorded, 'api' | 'name'> {
  readonly faults: readonly Fault[];
  readonly script: Script;
}

const fault = fc.record<Fault>({ kind: fc.constantFrom(...FAULTS), at: fc.nat(999), which: fc.nat(999) });
const drawn = fc.record<{ recorded: Recorded; faults: Fault[] }>({
  recorded: fc.constantFrom(...GOOD_STREAMS),
  faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
});

/** Every member of the value, also those inside, with the object that holds it. */
function membersOf(value: unknown): [holder: Json, name: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]): [Json, string][] => [
    [value as Json, name],
    ...membersOf(member),
  ]);
}

/** Divides a delta into two events, as a server may. */
function halves(event: Json): Json[] {
  const texts = membersOf(event).filter(
    ([holder, name]) => ['content', 'arguments', 'delta'].includes(name) && typeof holder[name as never] === 'string',
  );
  if (texts.length === 0) return [event];
  return [0, 1].map((half) => {
    const copy = structuredClone(event);
    for (const [holder, name] of membersOf(copy)) {
      const text: unknown = holder[name as never];
      if (!['content', 'arguments', 'delta'].includes(name) || typeof text !== 'string') continue;
      const middle = Math.floor(text.length / 2);
      Object.assign(holder, { [name]: half === 0 ? text.slice(0, middle) : text.slice(middle) });
    }
    return copy;
  });
}

function inject(events: (Json | string)[], { kind, at, which }: Fault): void {
  const place = at % events.length;
  const event = events[place]!;
  const members = membersOf(event);
  const [holder, name] = members[which % members.length] ?? [];
  const text = frame(event);
  const cutAt = which % text.length;
  switch (kind) {
    case 'cut':
      events.splice(place + 1);
      break;
    case 'cut_inside':
      events.splice(place, events.length, text.slice(0, cutAt));
      break;
    case 'null':
      if (holder && name) Object.assign(holder, { [name]: null });
      break;
    case 'missing':
      if (holder && name) Reflect.deleteProperty(holder, name);
      break;
    case 'repeat':
      events.splice(place, 0, structuredClone(event));
      break;
    case 'split':
      if (typeof event === 'object') events.splice(place, 1, ...halves(event));
      break;
    case 'split_packet':
      events.splice(place, 1, text.slice(0, cutAt), text.slice(cutAt));
      break;
    case 'merge':
      events.splice(
        place,
        2,
        events
          .slice(place, place + 2)
          .map(frame)
          .join(''),
      );
      break;
    case 'swap':
      events.splice(place, 2, ...events.slice(place, place + 2).reverse());
      break;
    case 'index':
      for (const [owner, member] of members) {
        if (member.endsWith('index')) Object.assign(owner, { [member]: which % 3 });
      }
      break;
    default:
      kind satisfies never;
  }
}

function faulty({ api, name, events }: Recorded, faults: readonly Fault[]): Faulty {
  const script = structuredClone(events) as (Json | string)[];
  for (const one of faults) if (script.length > 0) inject(script, one);
  return { api, name, faults, script: inPackets(script, faults[0]?.which) };
}

function faultyStreams(): Faulty[] {
  return fc
    .sample(drawn, DRAWN)
    .map(({ recorded, faults }) => ({ recorded, stream: faulty(recorded, faults) }))
    .filter(({ recorded, stream }) => stream.script.join('') !== recorded.events.map(frame).join(''))
    .map(({ stream }) => stream)
    .slice(0, STREAMS);
}

/** Two packets, because a busy process waits before it reads many small ones. */
function inPackets(script: Script, which = 0): Script {
  const text = script.map(frame).join('');
  const cutAt = Math.floor((text.length * which) / 1_000);
  return [text.slice(0, cutAt), text.slice(cutAt)].filter((packet) => packet !== '');
}

/** What is wrong with the answer; undefined for nothing. */
function wrongWith({ events }: Answered): string | undefined {
  const error = events.find((event) => event.type === 'error');
  if (error) return error.code === 'model_timeout' ? 'it hangs' : undefined;
  const open = new Set<string>();
  for (const event of events) {
    if (event.type === 'thread.item.added') open.add(event.item.id);
    else if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') open.delete(event.item.id);
    else if (event.type === 'thread.item.removed') open.delete(event.item_id);
  }
  if (open.size > 0) return 'an item has no end';
  const isAnswered = events.some(({ type }) => type === 'thread.item.done' || type === 'notice');
  return isAnswered ? undefined : 'neither an item nor an error';
}

/** Ids that the server makes are different each time. */
const MADE_IDS = /_[0-9a-f]{32}/g;

/** What the agent gets of a response: its regular events and its error. */
async function regularOf({ api, script }: Faulty): Promise<string> {
  const stream = new (api === 'responses' ? ResponsesStream : ChatStream)('any', new Map());
  const response = new EventStreamResponse(Readable.from(script, { objectMode: false }), {});
  const seen: unknown[] = [api];
  try {
    for await (const event of readOpenAIEvents(response, (events) => events, stream)) {
      if (event !== ACTIVITY) seen.push(event);
    }
  } catch (error) {
    seen.push(String(error));
  }
  return JSON.stringify(seen).replaceAll(MADE_IDS, '');
}

/** One stream for each result of the stage: about 1,050 of 2,000. The agent gets the same from the others. */
async function different(streams: readonly Faulty[]): Promise<Faulty[]> {
  const byResult = new Map<string, Faulty>();
  for (const stream of streams) byResult.set(await regularOf(stream), stream);
  return [...byResult.values()];
}

/** Plays streams of one API in one thread, each followed by the next question and a good answer. */
async function play(api: Recorded['api'], played: readonly Faulty[]): Promise<string[]> {
  const model = new StreamedModel(api, { modelIdleTimeoutMs: 1_000 });
  const good = inPackets(GOOD_STREAMS.find((recorded) => recorded.api === api && recorded.name === 'text')!.events);
  const wrong: string[] = [];
  for (const { name, faults, script } of played) {
    const fault = wrongWith(await model.ask(script, script, good, good));
    if (fault) wrong.push(`${fault}: ${name} of ${api}, ${JSON.stringify(faults)}`);
    const last = (await model.ask(good)).items.at(-1);
    const isAnswered = last?.type === 'assistant_message' && last.content[0]?.text === 'Hello there.';
    if (!isAnswered) wrong.push(`the next question is not answered: ${name} of ${api}, ${JSON.stringify(faults)}`);
  }
  return wrong;
}

describe('a recorded stream with faults', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['error', 'warn', 'log']));

  it(`ends in an answer or an error, and the thread answers the next question: ${STREAMS} random streams`, async () => {
    const streams = faultyStreams();
    const played = await different(streams);
    const wrong: string[] = [];
    for (const api of ['chat_completions', 'responses'] as const) {
      const ofApi = played.filter((stream) => stream.api === api);
      for (let begin = 0; begin < ofApi.length; begin += IN_A_THREAD) {
        wrong.push(...(await play(api, ofApi.slice(begin, begin + IN_A_THREAD))));
      }
    }

    expect(streams).toHaveLength(STREAMS);
    expect(wrong).toEqual([]);
  });
});
