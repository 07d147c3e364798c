import type { ResponderEvent } from '../../chatkit/responder.js';
import { TurnEvents } from './turn-events.js';

const delta = (text: string): ResponderEvent => ({
  type: 'thread.item.updated',
  item_id: 'msg_1',
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});
const done = {
  type: 'thread.item.done' as const,
  item: {
    id: 'msg_1',
    thread_id: 't',
    created_at: '2026-01-01T00:00:00.000Z',
    type: 'assistant_message' as const,
    content: [],
  },
};

describe('TurnEvents', () => {
  it('TurnEvents returns the events of one turn of the event loop as one batch', async () => {
    const events = new TurnEvents();
    const batch = events.next();
    events.push(delta('a'));
    await Promise.resolve();
    events.push(delta('b'));

    expect(await batch).toEqual({ done: false, value: [delta('a'), delta('b')] });
  });

  it('TurnEvents returns a finished message without delay when it is not the last one', async () => {
    const events = new TurnEvents();
    const batch = events.next();
    events.push(delta('a'));
    events.pushMaybeLast(done);
    events.release();
    let isLater = false;
    setImmediate(() => (isLater = true));

    expect(await batch).toEqual({ done: false, value: [delta('a'), done] });
    expect(isLater).toBe(false);
  });

  it('TurnEvents returns the last message and answer.completed in one batch', async () => {
    const events = new TurnEvents();
    events.push(delta('a'));
    events.pushMaybeLast(done);
    expect(await events.next()).toEqual({ done: false, value: [delta('a')] });

    const batch = events.next();
    await new Promise((resolve) => setImmediate(resolve));
    events.complete();

    expect(await batch).toEqual({ done: false, value: [done, { type: 'answer.completed' }] });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('TurnEvents returns a finished message before the next event, and before a failure', async () => {
    const events = new TurnEvents();
    events.pushMaybeLast(done);
    events.push(delta('b'));
    events.pushMaybeLast({ ...done, item: { ...done.item, id: 'msg_2' } });
    events.fail(new Error('broken'));

    expect((await events.next()).value).toEqual([done, delta('b'), { ...done, item: { ...done.item, id: 'msg_2' } }]);
    await expect(events.next()).rejects.toThrow('broken');
    expect(events.producedIds).toEqual(['msg_1', 'msg_2']);
  });

  it('TurnEvents returns events pushed before a failure, then the failure, and ignores later events', async () => {
    const events = new TurnEvents();
    events.push(delta('a'));
    events.fail(new Error('broken'));
    events.push(delta('b'));

    expect(await events.next()).toEqual({ done: false, value: [delta('a')] });
    await expect(events.next()).rejects.toThrow('broken');
  });

  it('TurnEvents removes every item of the turn', async () => {
    const events = new TurnEvents();
    events.push(done);
    events.removeProduced();

    expect((await events.next()).value).toEqual([done, { type: 'thread.item.removed', item_id: 'msg_1' }]);
    expect(events.producedIds).toEqual([]);
  });
});
