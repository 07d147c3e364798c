import fc from 'fast-check';
import { type Conversation, emptyConversation, entriesOf } from '../../src/conversation/conversation.js';
import { receive } from '../../src/conversation/reduce.js';
import { beginStream, endStream } from '../../src/conversation/stream-lifecycle.js';
import { readEvents } from '../../src/transport/read-events.js';
import { recordedStreams } from '../support/recorded.js';

/** Every frame of a stream is read by the same code, so that more bytes would only cost time. */
const BYTES_ONE_BY_ONE = 8_000;

type Wire = Record<string, unknown>;
const begin = (): Conversation => beginStream(emptyConversation(), { id: 's', kind: 'action', startedAt: 0 });
const fold = (events: readonly unknown[]): Conversation => events.reduce<Conversation>(receive, begin());
const streams = recordedStreams();

describe.each(streams)('$name', ({ events }) => {
  it('a recorded stream ends with every finished item of the server, each once', () => {
    const conversation = endStream(fold(events));
    const ids = entriesOf(conversation).map(({ item }) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [id, item] of finalItems(events)) {
      const shown = entriesOf(conversation).find(({ serverId }) => serverId === id)?.item;
      expect(shown).toMatchObject(JSON.parse(JSON.stringify(item)));
    }
  });

  it('a recorded stream has the same result when its bytes arrive one at a time', async () => {
    const bytes = new TextEncoder().encode(
      events
        .slice(0, 60)
        .map((event) => `data: ${JSON.stringify(event)}\r\n\r\n`)
        .join(': ping\n\n'),
    );
    const received: unknown[] = [];
    for await (const frames of readEvents(oneByOne(bytes.slice(0, BYTES_ONE_BY_ONE)), 1_000))
      received.push(...frames.flatMap(({ data }) => parsed(data)));
    const whole = events.slice(0, received.length);
    expect(received).toEqual(whole);
    expect(fold(received)).toEqual(fold(whole));
  });

  it('lost, repeated and reordered events never fail', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(events.length - 1), { maxLength: events.length * 2 }), (order) => {
        const conversation = endStream(fold(order.map((index) => events[index])));
        expect(
          conversation.outcomes.filter((outcome) => outcome.type === 'log' && outcome.name === 'event.failed'),
        ).toEqual([]);
        expect(Object.keys(conversation.entries).toSorted()).toEqual([...conversation.order].toSorted());
      }),
      { numRuns: 15 },
    );
  });
});

it('there are more than 90 recorded streams', () => expect(streams.length).toBeGreaterThan(90));

it('any JSON value is accepted as an event', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue()), (values) => fold(values).order.length === 0));
});

/** Items as their last done or replaced event left them, unless they were removed or changed afterwards. */
function finalItems(events: readonly Wire[]): Map<string, Wire> {
  const items = new Map<string, Wire>();
  for (const event of events) {
    const item = event['item'] as Wire | undefined;
    const id = String(item?.['id'] ?? event['item_id']);
    const hidden = /hidden/.test(String(item?.['type']));
    if ((event['type'] === 'thread.item.done' || event['type'] === 'thread.item.replaced') && item && !hidden)
      items.set(id, item);
    else items.delete(id);
  }
  return items;
}

const parsed = (data: string): unknown[] => {
  try {
    return [JSON.parse(data)];
  } catch {
    return [];
  }
};

const oneByOne = (bytes: Uint8Array): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => (at < bytes.length ? controller.enqueue(bytes.slice(at, ++at)) : controller.close()),
  });
};
