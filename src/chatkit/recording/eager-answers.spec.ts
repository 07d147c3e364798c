import { Logger } from '@nestjs/common';
import { ADA, anAnswer, aTextDelta, aThread } from '../../../test/support/thread-builders.js';
import { SystemClock } from '../../common/clock.js';
import type { ThreadStreamEvent } from '../../protocol/events.js';
import type { ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import { EventRecorder } from './event-recorder.js';

describe('EventRecorder stores the last message of an eager answer together with its end', () => {
  let store: MemoryThreadStore;
  let thread: ThreadMetadata;
  let completed: string[];
  const complete = async ({ id }: ThreadItem) => void completed.push(id);
  const done = (id: string): ThreadStreamEvent => ({ type: 'thread.item.done', item: anAnswer({ id }) });

  const steps = (...given: (ThreadStreamEvent | number | Error)[]) =>
    async function* (): AsyncGenerator<ThreadStreamEvent> {
      for (const step of given) {
        if (step instanceof Error) throw step;
        if (typeof step === 'number') await new Promise((resolve) => setTimeout(resolve, step));
        else yield step;
      }
    };
  const eager = (open: () => AsyncIterable<ThreadStreamEvent>) => () => {
    const events = open();
    return { [Symbol.asyncIterator]: () => events[Symbol.asyncIterator](), isEager: true };
  };
  async function record(open: () => AsyncIterable<ThreadStreamEvent>): Promise<ThreadStreamEvent[]> {
    const turn = {
      context: { identity: ADA, requestId: 'req_1' },
      thread,
      streamOptions: { allow_cancel: true },
      open,
      complete,
    };
    const events: ThreadStreamEvent[] = [];
    const recorder = new EventRecorder(store, new SystemClock());
    for await (const batch of recorder.record(turn, new AbortController().signal)) events.push(...batch);
    return events;
  }
  const recordEager = (open: () => AsyncIterable<ThreadStreamEvent>) => record(eager(open));
  const stored = async () => (await store.listItems(ADA, 'thread_1', { limit: 100, order: 'asc' })).data;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    completed = [];
    store = new MemoryThreadStore();
    thread = aThread();
    await store.addThread(ADA, structuredClone(thread));
  });

  it('when nothing comes behind it', async () => {
    const events = await recordEager(steps(aTextDelta('msg_1', 'Hel'), done('msg_1')));

    expect(completed).toEqual(['msg_1']);
    expect(events.at(-1)).toEqual(done('msg_1'));
    expect(await stored()).toEqual([]);
  });

  it('and no message that another event follows, soon or late', async () => {
    await recordEager(steps(done('msg_1'), aTextDelta('msg_2', 'x'), done('msg_2'), 40, done('msg_3')));

    expect((await stored()).map(({ id }) => id)).toEqual(['msg_1', 'msg_2']);
    expect(completed).toEqual(['msg_3']);
  });

  it('and not when the answer goes on without a word', async () => {
    await recordEager(steps(done('msg_1'), 40));

    expect((await stored()).map(({ id }) => id)).toEqual(['msg_1']);
    expect(completed).toEqual([]);
  });

  it('and not when the answer fails behind it, which is told', async () => {
    const events = await recordEager(steps(done('msg_1'), new Error('broken')));

    expect((await stored()).map(({ id }) => id)).toEqual(['msg_1']);
    expect(events.map(({ type }) => type)).toEqual(['stream_options', 'thread.item.done', 'error']);
  });

  it('and not when the thread is to be saved behind it', async () => {
    await recordEager(async function* () {
      thread.title = 'Named late';
      yield done('msg_1');
    });

    expect(completed).toEqual([]);
    expect((await store.loadThread(ADA, 'thread_1')).title).toBe('Named late');
  });

  it('and not of any other answer, which goes on only when the message is stored', async () => {
    let storedBefore: string[] = [];
    const careful = async function* (): AsyncGenerator<ThreadStreamEvent> {
      yield done('msg_1');
      storedBefore = (await stored()).map(({ id }) => id);
    };

    await record(careful);

    expect(storedBefore).toEqual(['msg_1']);
    expect(completed).toEqual([]);
  });
});
