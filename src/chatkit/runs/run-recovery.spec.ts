import { Logger } from '@nestjs/common';
import { anAnswer, aRun, aThread, NOON } from '../../../test/support/thread-builders.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import { SystemClock } from '../../common/clock.js';
import type { ThreadItem } from '../../protocol/items.js';
import { MemoryRunStore } from '../../testing/memory.run-store.js';
import { MemoryThreadStore } from '../../testing/memory.thread-store.js';
import { ENGLISH_TEXTS, Responder, type ServerTexts } from '../responder.js';
import { RunRecovery } from './run-recovery.js';

const LEASE_END = new Date('2026-01-31T12:00:15.000Z');
const LATER = new Date('2026-01-31T12:01:00.000Z');

const message = (text: string) => anAnswer({ id: 'msg_1', text });

/** Says what it was asked about. */
class Asked extends Responder {
  override async *respond(): AsyncGenerator<never> {}

  override serverTexts(history: readonly ThreadItem[]): ServerTexts {
    const asked = history.map(({ id }) => id).join(' ');
    return { ...ENGLISH_TEXTS, ...(asked === '' ? {} : { interrupted: `Interrupted after ${asked}` }) };
  }
}

describe('RunRecovery', () => {
  let runs: MemoryRunStore;
  let threads: MemoryThreadStore;
  let recovery: RunRecovery;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    threads = new MemoryThreadStore();
    runs = new MemoryRunStore(threads);
    recovery = new RunRecovery(runs, threads, new SystemClock(), new Asked());
    await threads.addThread(LOCAL_IDENTITY, aThread());
    await runs.insert(aRun({ owner: LOCAL_IDENTITY }), LEASE_END);
    await runs.checkpoint(new Map([['run_1', { unfinished: [message('Half')] }]]), LEASE_END);
  });

  const stored = async () => (await threads.listItems(LOCAL_IDENTITY, 'thread_1', { limit: 10, order: 'asc' })).data;

  it('recover saves the unfinished items of a run whose process died, adds a note and closes the run', async () => {
    await recovery.recover(LATER);

    expect(await stored()).toMatchObject([
      message('Half'),
      { type: 'task', task: { title: 'The answer was interrupted' } },
    ]);
    expect(await runs.findActive(LOCAL_IDENTITY, 'thread_1')).toBeUndefined();
  });

  it('the note is in the language that the responder finds in the items of the thread', async () => {
    await threads.saveItem(LOCAL_IDENTITY, 'thread_1', anAnswer({ id: 'msg_0', text: 'Before' }));

    await recovery.recover(LATER);

    expect((await stored()).at(-1)).toMatchObject({ task: { title: 'Interrupted after msg_0' } });
  });

  it('recover keeps an item that was finished after the checkpoint', async () => {
    await threads.saveItem(LOCAL_IDENTITY, 'thread_1', message('Half and whole'));

    await recovery.recover(LATER);

    expect((await stored())[0]).toEqual(message('Half and whole'));
  });

  it('recover does not close a run of this process, even with an expired lease', async () => {
    await recovery.recover(LATER, (runId) => runId === 'run_1');

    expect(await stored()).toEqual([]);
    expect(await runs.findActive(LOCAL_IDENTITY, 'thread_1')).toMatchObject({ id: 'run_1' });
  });

  it('recover does not close a run whose lease is valid, and closes an expired one only once', async () => {
    await recovery.recover(new Date(NOON));
    expect(await stored()).toEqual([]);

    await recovery.recover(LATER);
    await recovery.recover(LATER);
    expect(await stored()).toHaveLength(2);
  });
});
