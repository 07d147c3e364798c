import type { ResponderEvent } from '../../chatkit/responder.js';
import { TurnEvents } from './turn-events.js';

const delta = (text: string): ResponderEvent => ({
  type: 'thread.item.updated',
  item_id: 'msg_1',
  update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
});
const done: ResponderEvent = {
  type: 'thread.item.done',
  item: { id: 'msg_1', thread_id: 't', created_at: '2026-01-01T00:00:00.000Z', type: 'assistant_message', content: [] },
};

describe('TurnEvents', () => {
  it('gives what came in one turn of the event loop as one batch', async () => {
    const events = new TurnEvents();
    const batch = events.next();
    events.push(delta('a'));
    await Promise.resolve();
    events.push(delta('b'));

    expect(await batch).toEqual({ done: false, value: [delta('a'), delta('b')] });
  });

  it('gives a finished item with what came before it at once: storing it takes time', async () => {
    const events = new TurnEvents();
    const batch = events.next();
    events.push(delta('a'));
    events.push(done);
    let isLater = false;
    setImmediate(() => (isLater = true));

    expect(await batch).toEqual({ done: false, value: [delta('a'), done] });
    expect(isLater).toBe(false);
  });

  it('gives what was pushed before a failure, then the failure, and hears nothing behind it', async () => {
    const events = new TurnEvents();
    events.push(delta('a'));
    events.fail(new Error('broken'));
    events.push(delta('b'));

    expect(await events.next()).toEqual({ done: false, value: [delta('a')] });
    await expect(events.next()).rejects.toThrow('broken');
  });

  it('takes back every item of the turn', async () => {
    const events = new TurnEvents();
    events.push(done);
    events.removeProduced();

    expect((await events.next()).value).toEqual([done, { type: 'thread.item.removed', item_id: 'msg_1' }]);
    expect(events.producedIds).toEqual([]);
  });
});
