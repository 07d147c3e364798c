import { BookingResponder } from '../../examples/responders/booking.responder.js';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import type { ThreadItem, WidgetItem } from '../../src/protocol/items.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { createThread, listItems } from '../support/requests.js';
import { answerTo, answerToJson, threadOf } from './support/example-app.js';

describe('The example responder', () => {
  let app: RunningApp;
  let threadId: string;
  let form: WidgetItem;

  beforeAll(async () => {
    app = await new AppBuilder().withResponderOn((threads) => new BookingResponder(threads)).start();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const events = await answerTo(app, createThread('I want to book.'));
    threadId = threadOf(events);
    form = itemIn(events);
  });

  function itemIn(events: readonly ThreadStreamEvent[]): WidgetItem {
    const items = events.flatMap((event) => ('item' in event ? [event.item] : []));
    return items.find((item) => item.type === 'widget')!;
  }

  const fire = (type: string, action: object) => ({ type, params: { thread_id: threadId, item_id: form.id, action } });

  async function storedWidget(): Promise<string> {
    const { data } = await answerToJson<{ data: ThreadItem[] }>(app, listItems(threadId));
    return JSON.stringify(data.find(({ type }) => type === 'widget'));
  }

  it('BookingResponder replaces its form after the form is sent', async () => {
    const action = { type: 'booking.confirm', payload: { day: '2026-05-01', name: 'Ada' } };

    const events = await answerTo(app, fire('threads.custom_action', action));

    expect(events.at(-1)).toMatchObject({
      type: 'thread.item.replaced',
      item: { id: form.id, widget: { children: [{ value: 'Ada is booked for 2026-05-01.' }] } },
    });
    expect(await storedWidget()).toContain('Ada is booked');
  });

  it('BookingResponder changes and stores its card when the button is pressed', async () => {
    const action = { type: 'booking.next', payload: { day: '2026-05-31' } };

    const body = await answerToJson(app, fire('threads.sync_custom_action', action));

    expect(body).toMatchObject({
      updated_item: { id: form.id, widget: { children: [{ value: 'Book 2026-06-01' }, {}, {}] } },
    });
    expect(await storedWidget()).toContain('Book 2026-06-01');
  });

  it('BookingResponder rejects an invalid payload', async () => {
    const streamed = await answerTo(
      app,
      fire('threads.custom_action', { type: 'booking.confirm', payload: { day: 'soon' } }),
    );
    const direct = await answerToJson(app, fire('threads.sync_custom_action', { type: 'booking.next', payload: null }));

    expect(streamed.at(-1)).toMatchObject({ type: 'error', code: 'invalid_request' });
    expect(direct).toMatchObject({ status: 422, code: 'invalid_request' });
    expect(await storedWidget()).toContain('Book 2026-05-01');
  });
});
