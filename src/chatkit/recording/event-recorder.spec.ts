import { Logger } from '@nestjs/common';
import { anAnswer, aTextDelta, aThread } from '../../../test/support/thread-builders.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { SystemClock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import { EventRecorder } from './event-recorder.js';

const context = { identity: LOCAL_IDENTITY, requestId: 'req_1' };
const message = (id: string, text: string) => anAnswer({ id, text });

describe('EventRecorder', () => {
  let store: MemoryThreadStore;
  let thread: ThreadMetadata;

  beforeAll(() => Logger.overrideLogger(false));

  beforeEach(async () => {
    store = new MemoryThreadStore();
    thread = aThread();
    await store.addThread(LOCAL_IDENTITY, structuredClone(thread));
  });

  async function record(
    open: (signal: AbortSignal) => AsyncIterable<ThreadStreamEvent>,
    abort = new AbortController(),
  ) {
    const recorder = new EventRecorder(store, new SystemClock());
    const turn = { context, thread, streamOptions: { allow_cancel: true }, open };
    const events: ThreadStreamEvent[] = [];
    for await (const batch of recorder.record(turn, abort.signal)) events.push(...batch);
    return events;
  }

  const stored = async () => (await store.listItems(LOCAL_IDENTITY, 'thread_1', { limit: 100, order: 'asc' })).data;

  it('EventRecorder stores a finished item before its event is passed on', async () => {
    const recorder = new EventRecorder(store, new SystemClock());
    const turn = {
      context,
      thread,
      streamOptions: { allow_cancel: true },
      open: async function* (): AsyncGenerator<ThreadStreamEvent> {
        yield { type: 'thread.item.done', item: message('msg_1', 'Hello') };
      },
    };

    for await (const [event] of recorder.record(turn, new AbortController().signal)) {
      if (event?.type === 'thread.item.done') expect(await stored()).toEqual([message('msg_1', 'Hello')]);
    }
    expect(await stored()).toHaveLength(1);
  });

  it('EventRecorder passes on one batch for each batch, and the events before a write as a separate one', async () => {
    const recorder = new EventRecorder(store, new SystemClock());
    const done: ThreadStreamEvent = { type: 'thread.item.done', item: message('msg_1', 'Hello') };
    const turn = {
      context,
      thread,
      streamOptions: { allow_cancel: true },
      open: async function* () {
        yield [aTextDelta('msg_1', 'Hel'), aTextDelta('msg_1', 'lo'), done, aTextDelta('msg_2', 'Bye')];
      },
    };

    const batches: ThreadStreamEvent[][] = [];
    for await (const batch of recorder.record(turn, new AbortController().signal)) batches.push(batch);

    expect(batches.slice(1)).toEqual([
      [aTextDelta('msg_1', 'Hel'), aTextDelta('msg_1', 'lo')],
      [done, aTextDelta('msg_2', 'Bye')],
    ]);
  });

  it('EventRecorder sends one error event with the retry verdict of the error when the answer fails', async () => {
    const events = await record(async function* () {
      yield { type: 'thread.item.added', item: message('msg_1', '') };
      throw new AppError({ code: 'model_rate_limited', message: 'Wait a little.' });
    });

    expect(events.at(-1)).toEqual({
      type: 'error',
      code: 'model_rate_limited',
      message: 'Wait a little.',
      allow_retry: true,
    });
    expect(events.filter(({ type }) => type === 'error')).toHaveLength(1);
    expect(await stored()).toEqual([]);
  });

  it('EventRecorder sends a general error event for an unknown failure', async () => {
    const events = await record(async function* () {
      yield* [];
      throw new Error('password=secret');
    });

    expect(events.at(-1)).toEqual({ type: 'error', code: 'stream.error', allow_retry: true });
  });

  it('EventRecorder stores the text so far and a note for the model when the answer is stopped, also when its source hangs', async () => {
    const abort = new AbortController();
    const events = record(async function* () {
      yield { type: 'thread.item.added', item: { ...message('msg_1', ''), content: [] } };
      yield aTextDelta('msg_1', 'Half a ');
      yield aTextDelta('msg_1', 'sentence');
      setImmediate(() => abort.abort(new DOMException('gone', 'AbortError')));
      await new Promise(() => undefined);
    }, abort);

    await events;

    expect(await stored()).toEqual([
      message('msg_1', 'Half a sentence'),
      expect.objectContaining({ type: 'sdk_hidden_context' }),
    ]);
  });

  it('EventRecorder stores hidden items and never sends them, whatever the type of the event', async () => {
    const hidden = {
      id: 'hcx_1',
      thread_id: 'thread_1',
      created_at: thread.created_at,
      type: 'hidden_context_item' as const,
      content: 'x',
    };

    const events = await record(async function* () {
      yield { type: 'thread.item.added', item: hidden };
      yield { type: 'thread.item.replaced', item: hidden };
      yield { type: 'thread.item.done', item: hidden };
    });

    expect(events.map(({ type }) => type)).toEqual(['stream_options']);
    expect(await stored()).toEqual([hidden]);
  });

  it('EventRecorder saves a thread that the responder changed in place and sends thread.updated', async () => {
    const events = await record(async function* () {
      thread.title = 'A title';
      yield { type: 'progress_update', text: 'Working' };
    });

    expect(events.map(({ type }) => type)).toEqual(['stream_options', 'progress_update', 'thread.updated']);
    expect((await store.loadThread(LOCAL_IDENTITY, 'thread_1')).title).toBe('A title');
  });

  it('EventRecorder prefers a title that the reader has set meanwhile to that of the responder', async () => {
    const events = await record(async function* () {
      await store.saveThread(LOCAL_IDENTITY, { ...thread, title: 'Mine' });
      thread.title = 'A title';
      yield { type: 'progress_update', text: 'Working' };
    });

    expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'Mine' } });
    expect((await store.loadThread(LOCAL_IDENTITY, 'thread_1')).title).toBe('Mine');
  });

  it('EventRecorder saves a second title of the responder', async () => {
    await record(async function* () {
      thread.title = 'First';
      yield { type: 'progress_update', text: 'Working' };
      thread.title = 'Second';
      yield { type: 'progress_update', text: 'Working' };
    });

    expect((await store.loadThread(LOCAL_IDENTITY, 'thread_1')).title).toBe('Second');
  });

  it('EventRecorder keeps a title that the reader set during the answer', async () => {
    const events = await record(async function* () {
      await store.saveThread(LOCAL_IDENTITY, { ...thread, title: 'Mine' });
      thread.metadata.seen = true;
      yield { type: 'progress_update', text: 'Working' };
    });

    expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'Mine' } });
    expect(await store.loadThread(LOCAL_IDENTITY, 'thread_1')).toMatchObject({
      title: 'Mine',
      metadata: { seen: true },
    });
  });
});
