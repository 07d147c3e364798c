import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { GOOD_STREAMS, type Recorded } from '../../../test/support/recorded-model-streams.js';
import { type Answered, frame, type Script, StreamedModel } from '../../../test/support/streamed-model.js';

/** Each has two faults on average: 2,000 together. */
const CASES = 1_000;
/** Cases that are played one after the other in one thread. */
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

interface Case {
  readonly stream: number;
  readonly faults: readonly Fault[];
}

const fault = fc.record<Fault>({ kind: fc.constantFrom(...FAULTS), at: fc.nat(999), which: fc.nat(999) });
const cases = fc.record<Case>({
  stream: fc.nat(GOOD_STREAMS.length - 1),
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

function faulty({ events }: Recorded, faults: readonly Fault[]): Script {
  const script = structuredClone(events) as (Json | string)[];
  for (const one of faults) if (script.length > 0) inject(script, one);
  return inPackets(script, faults[0]?.which);
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

/** Plays cases of one API in one thread, which has to answer the next question after each, and at last a good one. */
async function play(api: Recorded['api'], played: readonly Case[]): Promise<string[]> {
  const model = new StreamedModel(api, { modelIdleTimeoutMs: 1_000 });
  const good = inPackets(GOOD_STREAMS.find((recorded) => recorded.api === api && recorded.name === 'text')!.events);
  const wrong: string[] = [];
  for (const one of played) {
    const script = faulty(GOOD_STREAMS[one.stream]!, one.faults);
    const answered = await model.ask(script, script, good, good);
    const fault = wrongWith(answered);
    if (fault) wrong.push(`${fault}: ${GOOD_STREAMS[one.stream]!.name} of ${api}, ${JSON.stringify(one.faults)}`);
  }
  const last = (await model.ask(good)).items.at(-1);
  const isAnswered = last?.type === 'assistant_message' && last.content[0]?.text === 'Hello there.';
  return isAnswered ? wrong : [...wrong, `the next question is not answered: ${JSON.stringify(played)} of ${api}`];
}

describe('a recorded stream with faults', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['error', 'warn', 'log']));

  it(`ends in an answer or an error, and the thread answers the next question: ${2 * CASES} random faults`, async () => {
    const sampled = fc.sample(cases, CASES);
    const wrong: string[] = [];
    for (const api of ['chat_completions', 'responses'] as const) {
      const ofApi = sampled.filter(({ stream }) => GOOD_STREAMS[stream]!.api === api);
      for (let begin = 0; begin < ofApi.length; begin += IN_A_THREAD) {
        wrong.push(...(await play(api, ofApi.slice(begin, begin + IN_A_THREAD))));
      }
    }

    expect(wrong).toEqual([]);
  });
});
