import { Logger } from '@nestjs/common';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { SystemClock } from '../../common/clock.js';
import type { AssistantMessageItem } from '../../protocol/items.js';
import { MemoryRunStore } from '../../testing/memory.run-store.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import { RunRecovery } from './run-recovery.js';

const NOON = '2026-01-01T12:00:00.000Z';
const LEASE_END = new Date('2026-01-01T12:00:15.000Z');
const LATER = new Date('2026-01-01T12:01:00.000Z');

const message = (text: string): AssistantMessageItem => ({
  id: 'msg_1',
  thread_id: 'thread_1',
  created_at: NOON,
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});

describe('RunRecovery', () => {
  let runs: MemoryRunStore;
  let threads: MemoryThreadStore;
  let recovery: RunRecovery;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    threads = new MemoryThreadStore();
    runs = new MemoryRunStore(threads);
    recovery = new RunRecovery(runs, threads, new SystemClock());
    await threads.addThread(LOCAL_IDENTITY, {
      id: 'thread_1',
      created_at: NOON,
      status: { type: 'active' },
      metadata: {},
    });
    await runs.insert(
      { id: 'run_1', owner: LOCAL_IDENTITY, threadId: 'thread_1', status: 'active', createdAt: NOON },
      LEASE_END,
    );
    await runs.checkpoint(new Map([['run_1', [message('Half')]]]), LEASE_END);
  });

  const stored = async () => (await threads.listItems(LOCAL_IDENTITY, 'thread_1', { limit: 10, order: 'asc' })).data;

  it('saves how far a dead run had come, says that it was interrupted, and closes it', async () => {
    await recovery.recover(LATER);

    expect(await stored()).toMatchObject([
      message('Half'),
      { type: 'task', task: { title: 'The answer was interrupted' } },
    ]);
    expect(await runs.findActive(LOCAL_IDENTITY, 'thread_1')).toBeUndefined();
  });

  it('leaves an item alone that was finished after the checkpoint', async () => {
    await threads.saveItem(LOCAL_IDENTITY, 'thread_1', message('Half and whole'));

    await recovery.recover(LATER);

    expect((await stored())[0]).toEqual(message('Half and whole'));
  });

  it('leaves a run of this process alone, however late its lease is renewed', async () => {
    await recovery.recover(LATER, (runId) => runId === 'run_1');

    expect(await stored()).toEqual([]);
    expect(await runs.findActive(LOCAL_IDENTITY, 'thread_1')).toMatchObject({ id: 'run_1' });
  });

  it('leaves a run alone whose lease has not ended, and closes a dead one once', async () => {
    await recovery.recover(new Date(NOON));
    expect(await stored()).toEqual([]);

    await recovery.recover(LATER);
    await recovery.recover(LATER);
    expect(await stored()).toHaveLength(2);
  });
});
