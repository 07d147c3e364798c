import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import type { FeedbackStore } from '../../src/threads/feedback-store.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { ADA, anAnswer, aThread, BOB, NOON } from '../support/thread-builders.js';

export interface FeedbackFixture {
  readonly threads: ThreadStore;
  /** Its clock always shows `NOON`. */
  readonly feedback: FeedbackStore;
}

/** The contract of `FeedbackStore`. `create` returns empty stores for each test. */
export function feedbackStoreContract(create: () => Promise<FeedbackFixture>): void {
  let threads: ThreadStore;
  let feedback: FeedbackStore;
  const kinds = async () => (await feedback.listFeedback(ADA, 'thread_1')).map(({ item_id, kind }) => [item_id, kind]);

  beforeEach(async () => {
    ({ threads, feedback } = await create());
    await threads.addThread(ADA, aThread(), [{ item: anAnswer({ id: 'msg_2' }) }, { item: anAnswer({ id: 'msg_1' }) }]);
  });

  it('lists the feedback of a thread with its time, in the order of the items', async () => {
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1', 'msg_2'], 'positive');

    expect(await feedback.listFeedback(ADA, 'thread_1')).toEqual([
      { item_id: 'msg_2', kind: 'positive', created_at: NOON },
      { item_id: 'msg_1', kind: 'positive', created_at: NOON },
    ]);
  });

  it('lists the feedback on given items of several owners', async () => {
    await threads.addThread(BOB, aThread(), [{ item: anAnswer({ id: 'msg_1' }) }, { item: anAnswer({ id: 'msg_3' }) }]);
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1'], 'positive');
    await feedback.saveFeedback(BOB, 'thread_1', ['msg_3'], 'negative');
    const key = (owner: typeof ADA, itemId: string) => ({ owner, threadId: 'thread_1', itemId });

    const found = await feedback.listFeedbackOn([
      key(ADA, 'msg_1'),
      key(ADA, 'msg_1'),
      key(ADA, 'msg_3'),
      key(BOB, 'msg_1'),
      key(BOB, 'msg_3'),
      key(BOB, 'a\0b'),
    ]);

    expect(found.toSorted((left, right) => (left.item_id < right.item_id ? -1 : 1))).toEqual([
      { item_id: 'msg_1', kind: 'positive', created_at: NOON },
      { item_id: 'msg_3', kind: 'negative', created_at: NOON },
    ]);
    expect(await feedback.listFeedbackOn([])).toEqual([]);
  });

  it('lists no feedback on a deleted item', async () => {
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1'], 'positive');

    await threads.deleteItem(ADA, 'thread_1', 'msg_1');

    expect(await feedback.listFeedbackOn([{ owner: ADA, threadId: 'thread_1', itemId: 'msg_1' }])).toEqual([]);
  });

  it('replaces the feedback on an item by the last one', async () => {
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1', 'msg_2'], 'positive');
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1', 'msg_1'], 'negative');

    expect(await kinds()).toEqual([
      ['msg_2', 'positive'],
      ['msg_1', 'negative'],
    ]);
  });

  it('ignores ids that are not items of the thread', async () => {
    await threads.addThread(ADA, aThread({ id: 'thread_2' }), [
      { item: anAnswer({ id: 'msg_9', text: 'elsewhere', thread_id: 'thread_2' }) },
    ]);

    await feedback.saveFeedback(ADA, 'thread_1', ['msg_x', 'msg_9', 'a\0b', "' OR 1=1 --", 'msg_1'], 'negative');

    expect(await kinds()).toEqual([['msg_1', 'negative']]);
    expect(await feedback.listFeedback(ADA, 'thread_2')).toEqual([]);
  });

  it('deletes the feedback on a thread when the thread is deleted', async () => {
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1'], 'positive');
    await threads.deleteThread(ADA, 'thread_1');

    await threads.addThread(ADA, aThread(), [{ item: anAnswer({ id: 'msg_2' }) }]);

    expect(await kinds()).toEqual([]);
  });

  it('deletes the feedback on an item when the item is deleted', async () => {
    await feedback.saveFeedback(ADA, 'thread_1', ['msg_1', 'msg_2'], 'positive');

    await threads.deleteItem(ADA, 'thread_1', 'msg_2');

    expect(await kinds()).toEqual([['msg_1', 'positive']]);
  });

  it.each([
    { who: 'in an unknown thread', owner: ADA, threadId: 'thread_x' },
    { who: 'in another owner’s thread', owner: BOB, threadId: 'thread_1' },
  ])('throws NotFoundError for feedback $who, also with an empty list of items', async ({ owner, threadId }) => {
    await expect(feedback.saveFeedback(owner, threadId, ['msg_1'], 'positive')).rejects.toThrow(NotFoundError);
    await expect(feedback.saveFeedback(owner, threadId, [], 'positive')).rejects.toThrow(NotFoundError);
    await expect(feedback.listFeedback(owner, threadId)).rejects.toThrow(NotFoundError);
  });
}
