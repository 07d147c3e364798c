import { Clock } from '../common/clock.js';
import type { ThreadStreamEvent } from '../protocol/events.js';
import type { WidgetRoot } from '../protocol/widgets.js';
import { streamWidget } from './stream-widget.js';

class NoonClock extends Clock {
  override now(): Date {
    return new Date('2026-05-01T12:00:00Z');
  }
}

const THREAD = { id: 'thread_1' };
const OPTIONS = { clock: new NoonClock(), copyText: 'copied' };

function card(value: string, streaming = true): WidgetRoot {
  return { type: 'Card', children: [{ type: 'Text', id: 't', value, streaming }] };
}

async function* states(...widgets: WidgetRoot[]): AsyncGenerator<WidgetRoot> {
  yield* widgets;
}

/** Yields the same object, changed, each time. */
async function* growingObject(): AsyncGenerator<WidgetRoot> {
  const text = { type: 'Text' as const, id: 't', value: '' };
  for (const letter of 'abc') {
    text.value += letter;
    yield { type: 'Card', children: [text] };
  }
}

async function* failing(): AsyncGenerator<WidgetRoot> {
  yield card('H');
  throw new Error('source broke');
}

async function eventsOf(source: AsyncIterable<ThreadStreamEvent>): Promise<ThreadStreamEvent[]> {
  const events: ThreadStreamEvent[] = [];
  for await (const event of source) events.push(event);
  return events;
}

function idOf(event: ThreadStreamEvent | undefined): string | undefined {
  return event?.type === 'thread.item.done' ? event.item.id : undefined;
}

describe('streamWidget', () => {
  it('sends one widget as one finished item', async () => {
    const events = await eventsOf(streamWidget(THREAD, card('Hi'), OPTIONS));

    expect(events).toEqual([
      {
        type: 'thread.item.done',
        item: {
          id: expect.stringMatching(/^msg_/),
          thread_id: 'thread_1',
          created_at: '2026-05-01T12:00:00.000Z',
          type: 'widget',
          widget: card('Hi'),
          copy_text: 'copied',
        },
      },
    ]);
  });

  it('adds the item with the first state, updates it with the changes, and finishes it with the last state', async () => {
    const events = await eventsOf(streamWidget(THREAD, states(card('H'), card('Hi'), card('Hi'), card('Hi', false))));

    expect(events).toMatchObject([
      { type: 'thread.item.added', item: { widget: card('H') } },
      { type: 'thread.item.updated', update: { component_id: 't', delta: 'i', done: false } },
      { type: 'thread.item.updated', update: { type: 'widget.root.updated', widget: card('Hi', false) } },
      { type: 'thread.item.done', item: { widget: card('Hi', false) } },
    ]);
  });

  it('gives all states of a widget the same id and time', async () => {
    const events = await eventsOf(streamWidget(THREAD, states(card('H'), card('Hi'))));

    const ids = events.flatMap((event) => ('item' in event ? event.item.id : 'item_id' in event ? event.item_id : []));
    const times = events.flatMap((event) => ('item' in event ? event.item.created_at : []));
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
    expect([times.length, new Set(times).size]).toEqual([2, 1]);
  });

  it('gives every widget another id', async () => {
    const first = await eventsOf(streamWidget(THREAD, card('a')));
    const second = await eventsOf(streamWidget(THREAD, card('a')));

    expect(idOf(first[0])).not.toBe(idOf(second[0]));
  });

  it('detects changes when the source changes and yields the same object again', async () => {
    const events = await eventsOf(streamWidget(THREAD, growingObject()));

    expect(events).toMatchObject([
      { type: 'thread.item.added', item: { widget: { children: [{ value: 'a' }] } } },
      { update: { delta: 'b' } },
      { update: { delta: 'c' } },
      { type: 'thread.item.done', item: { widget: { children: [{ value: 'abc' }] } } },
    ]);
  });

  it('sends no event for a source without a state', async () => {
    expect(await eventsOf(streamWidget(THREAD, states()))).toEqual([]);
  });

  it('closes the source when the consumer of the events stops early', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<WidgetRoot> {
      try {
        for (let count = 0; ; count += 1) yield card('x'.repeat(count));
      } finally {
        closed = true;
      }
    }

    for await (const event of streamWidget(THREAD, endless())) if (event.type === 'thread.item.updated') break;

    expect(closed).toBe(true);
  });

  it('rethrows an error of the source after the events that were sent before', async () => {
    const stream = streamWidget(THREAD, failing());

    expect((await stream.next()).value).toMatchObject({ type: 'thread.item.added' });
    await expect(stream.next()).rejects.toThrow('source broke');
  });
});
