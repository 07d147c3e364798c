import { LOCAL_OWNER } from '../../src/auth/identity.js';
import { countRows, type OwnerStores, storeEverything } from '../support/owner-tables.js';
import { ADA, anAnswer, aRun, aThread, BOB } from '../support/thread-builders.js';

const PAGE = { limit: 10, order: 'asc' } as const;

/** The contract of `OwnerData`. `create` empties the tables. */
export function ownerDataContract(create: () => Promise<OwnerStores>): void {
  let stores: OwnerStores;
  beforeEach(async () => {
    stores = await create();
    await storeEverything(stores, LOCAL_OWNER, 'local');
  });

  const quota = (files: number, unused: number, bytes: number) => [{ files, unused, bytes }];
  const quotaOf = ({ tenantId, userId }: typeof ADA) =>
    stores.dataSource.query<object[]>(
      `SELECT files::integer, unused::integer, bytes::integer FROM attachment_owners
       WHERE tenant_id = $1 AND user_id = $2`,
      [tenantId, userId],
    );

  it('moves the rows of every table that has owners to an owner without any, and those of others stay', async () => {
    await storeEverything(stores, BOB, 'bob');
    const [moving, staying] = [await countRows(stores, LOCAL_OWNER), await countRows(stores, BOB)];

    expect(await stores.data.move(LOCAL_OWNER, ADA)).toEqual({ threads: 1, attachments: 2 });

    expect(Object.values(moving)).not.toContain(0);
    expect(await countRows(stores, ADA)).toEqual(moving);
    expect(new Set(Object.values(await countRows(stores, LOCAL_OWNER)))).toEqual(new Set([0]));
    expect(await countRows(stores, BOB)).toEqual(staying);
    expect(await quotaOf(ADA)).toEqual(quota(2, 1, 110));
  });

  it('adds what it moves to what the new owner has, whose idempotency key stays valid', async () => {
    await storeEverything(stores, ADA, 'ada');

    await stores.data.move(LOCAL_OWNER, ADA);

    const { data } = await stores.threads.listThreads(ADA, PAGE);
    expect(data.map(({ id }) => id)).toEqual(['thread_local', 'thread_ada']);
    expect(await stores.runs.findByKey(ADA, 'key')).toMatchObject({ id: 'run_ada' });
    expect(await stores.runs.load(ADA, 'run_local')).toMatchObject({ threadId: 'thread_local' });
    expect(await quotaOf(ADA)).toEqual(quota(4, 2, 220));
  });

  it('the new owner works on as if everything had always been its own: deleting the thread removes what belongs to it', async () => {
    await stores.data.move(LOCAL_OWNER, ADA);

    await stores.threads.saveItem(ADA, 'thread_local', { ...anAnswer({ id: 'msg_new' }), thread_id: 'thread_local' });
    const { data } = await stores.threads.listItems(ADA, 'thread_local', PAGE);
    await stores.threads.deleteThread(ADA, 'thread_local');

    expect(data.map(({ id }) => id)).toEqual(['msg_q_local', 'msg_local', 'msg_new']);
    expect(await countRows(stores, ADA)).toMatchObject({
      thread_items: 0,
      thread_item_feedback: 0,
      asked_questions: 0,
      attachment_uses: 0,
      attachments: 1,
    });
    expect(await quotaOf(ADA)).toEqual(quota(1, 1, 10));
  });

  it('moves nothing while an answer is being written for the owner', async () => {
    const before = await countRows(stores, LOCAL_OWNER);
    await stores.runs.finish('run_local', 'completed');
    await stores.runs.insert(
      aRun({ id: 'run_now', owner: LOCAL_OWNER, threadId: 'thread_local' }),
      new Date('2999-01-01T00:00:00Z'),
    );

    await expect(stores.data.move(LOCAL_OWNER, ADA)).rejects.toMatchObject({ code: 'run_active' });

    expect(await countRows(stores, LOCAL_OWNER)).toEqual({ ...before, runs: 2 });
  });

  it('moves nothing when the new owner has a thread with the same id', async () => {
    await stores.threads.addThread(ADA, aThread({ id: 'thread_local' }));
    const before = await countRows(stores, LOCAL_OWNER);

    await expect(stores.data.move(LOCAL_OWNER, ADA)).rejects.toThrow();

    expect(await countRows(stores, LOCAL_OWNER)).toEqual(before);
  });

  it('hasThreads tells whether an owner has a thread', async () => {
    expect(await stores.data.hasThreads(LOCAL_OWNER)).toBe(true);
    await stores.data.move(LOCAL_OWNER, ADA);
    expect(await stores.data.hasThreads(LOCAL_OWNER)).toBe(false);
  });
}
