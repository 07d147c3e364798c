import { Logger } from '@nestjs/common';
import { ADA, anAnswer, asCaller, aTextDelta, aThread } from '../../../test/support/thread-builders.js';
import { SystemClock } from '../../common/clock.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import type { ResponderOutput } from '../responder.js';
import { EventRecorder } from './event-recorder.js';

const COMPLETED = { type: 'answer.completed' } as const;

describe('EventRecorder and answer.completed', () => {
  let store: MemoryThreadStore;
  let thread: ThreadMetadata;
  let completed: string[];
  let complete: (item: ThreadItem) => Promise<void>;
  const done = (id: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: anAnswer({ id }) });

  const steps = (...given: (ResponderOutput | number | Error)[]) =>
    async function* (): AsyncGenerator<ResponderOutput> {
      for (const step of given) {
        if (step instanceof Error) throw step;
        if (typeof step === 'number') await new Promise((resolve) => setTimeout(resolve, step));
        else yield step;
      }
    };
  async function record(
    open: () => AsyncIterable<ResponderOutput>,
    signal = new AbortController().signal,
  ): Promise<ThreadStreamEvent[]> {
    const context = { identity: asCaller(ADA), requestId: 'req_1' };
    const turn = { context, thread, streamOptions: { allow_cancel: true }, open, complete };
    const events: ThreadStreamEvent[] = [];
    const recorder = new EventRecorder(store, new SystemClock());
    for await (const batch of recorder.record(turn, signal)) events.push(...batch);
    return events;
  }
  const stored = async () => (await store.listItems(ADA, 'thread_1', { limit: 100, order: 'asc' })).data;
  const storedIds = async () => (await stored()).map(({ id }) => id);

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    completed = [];
    complete = async ({ id }) => void completed.push(id);
    store = new MemoryThreadStore();
    thread = aThread({ id: 'thread_1' });
    await store.addThread(ADA, structuredClone(thread));
  });

  it('EventRecorder stores the last message with the end of the run when answer.completed is in its batch', async () => {
    const events = await record(steps(aTextDelta('msg_1', 'Hel'), [done('msg_1'), COMPLETED]));

    expect(completed).toEqual(['msg_1']);
    expect(events.at(-1)).toEqual(done('msg_1'));
    expect(await stored()).toEqual([]);
  });

  it('EventRecorder never sends or stores answer.completed itself', async () => {
    const events = [
      ...(await record(steps([done('msg_1'), COMPLETED]))),
      ...(await record(steps([aTextDelta('msg_2', 'x'), COMPLETED]))),
      ...(await record(steps(done('msg_3'), COMPLETED))),
    ];

    expect(events.map(({ type }) => type)).not.toContain('answer.completed');
    expect(await storedIds()).toEqual(['msg_3']);
  });

  it('EventRecorder stores earlier messages alone, also those of the same batch', async () => {
    await record(steps(done('msg_1'), aTextDelta('msg_2', 'x'), 40, [done('msg_2'), done('msg_3'), COMPLETED]));

    expect(await storedIds()).toEqual(['msg_1', 'msg_2']);
    expect(completed).toEqual(['msg_3']);
  });

  it('EventRecorder stores a message alone when another event follows it', async () => {
    await record(steps([done('msg_1'), aTextDelta('msg_1', 'late'), COMPLETED]));
    await record(steps([done('msg_2'), { type: 'item.kept', item: anAnswer({ id: 'msg_kept' }) }, COMPLETED]));

    expect(await storedIds()).toEqual(['msg_1', 'msg_2', 'msg_kept']);
    expect(completed).toEqual([]);
  });

  it('EventRecorder stores a message alone when answer.completed is in a later batch', async () => {
    await record(steps(done('msg_1'), 40, COMPLETED));

    expect(await storedIds()).toEqual(['msg_1']);
    expect(completed).toEqual([]);
  });

  it('EventRecorder stores every message of a responder that never yields answer.completed before it asks for more', async () => {
    let storedBefore: string[] = [];
    const events = await record(async function* () {
      yield done('msg_1');
      storedBefore = await storedIds();
    });

    expect(storedBefore).toEqual(['msg_1']);
    expect(completed).toEqual([]);
    expect(events.at(-1)).toEqual(done('msg_1'));
  });

  it('EventRecorder stores the message alone and sends an error when the answer fails after it', async () => {
    const events = await record(steps(done('msg_1'), new Error('broken')));

    expect(await storedIds()).toEqual(['msg_1']);
    expect(completed).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['stream_options', 'thread.item.done', 'error']);
  });

  it('EventRecorder stores the message alone when the thread was changed, and saves the thread', async () => {
    const events = await record(async function* () {
      thread.title = 'Named late';
      yield [done('msg_1'), COMPLETED];
    });

    expect(completed).toEqual([]);
    expect(await storedIds()).toEqual(['msg_1']);
    expect(events.at(-1)).toMatchObject({ type: 'thread.updated', thread: { title: 'Named late' } });
    expect((await store.loadThread(ADA, 'thread_1')).title).toBe('Named late');
  });

  it('EventRecorder stores the whole answer when it is stopped while its end is being stored', async () => {
    const abort = new AbortController();
    complete = async ({ id }) => {
      abort.abort(new DOMException('stopped', 'AbortError'));
      completed.push(id);
    };

    const events = await record(steps(aTextDelta('msg_1', 'Hel'), [done('msg_1'), COMPLETED], 40), abort.signal);

    expect(completed).toEqual(['msg_1']);
    expect(events.at(-1)).toEqual(done('msg_1'));
    expect(await stored()).toEqual([]);
  });

  it('EventRecorder stores the text so far when the answer is stopped before answer.completed', async () => {
    const abort = new AbortController();
    const added = {
      type: 'thread.item.added',
      item: { ...anAnswer({ id: 'msg_1' }), content: [] },
    } as ThreadStreamEvent;

    await record(async function* () {
      yield [added, aTextDelta('msg_1', 'Half')];
      abort.abort(new DOMException('stopped', 'AbortError'));
      yield [done('msg_1'), COMPLETED];
    }, abort.signal);

    expect(completed).toEqual([]);
    expect(await stored()).toMatchObject([
      { id: 'msg_1', content: [{ text: 'Half' }] },
      { type: 'sdk_hidden_context' },
    ]);
  });

  it('EventRecorder does not report a failure after answer.completed to the reader', async () => {
    const events = await record(steps([done('msg_1'), COMPLETED], new Error('cleanup')));

    expect(completed).toEqual(['msg_1']);
    expect(events.map(({ type }) => type)).toEqual(['stream_options', 'thread.item.done']);
  });
});
