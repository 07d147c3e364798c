import type { AttachmentRecords } from '../../src/attachments/attachment-records.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import { aRecord } from '../support/attachment-builders.js';
import { ADA, BOB, OTHER_ADA } from '../support/thread-builders.js';

const later = (record: { createdAt: Date }, milliseconds: number) =>
  new Date(record.createdAt.getTime() + milliseconds);

const PLENTY = { files: 1_000, unused: 1_000, bytes: 1_000_000 };

/** The contract of `AttachmentRecords`. `create` returns an empty store, and adds `thread_1` of Ada if the store knows threads. */
export function attachmentRecordsContract(create: () => Promise<AttachmentRecords>): void {
  let records: AttachmentRecords;
  beforeEach(async () => void (records = await create()));

  it('loads a record as it was added', async () => {
    const record = aRecord({
      name: 'Überblick 📊 "a".csv',
      bytesKey: 'key_1',
      metadata: { bucket: 'x', list: [1, null] },
    });

    await records.add(ADA, record);

    expect(await records.load(ADA, record.id)).toEqual(record);
  });

  it.each([
    { who: 'another user', other: BOB },
    { who: 'the same user of another tenant', other: OTHER_ADA },
  ])('treats the record like a missing one for $who', async ({ other }) => {
    const record = aRecord();
    await records.add(ADA, record);

    await expect(records.load(other, record.id)).rejects.toThrow(NotFoundError);
    await expect(records.use(other, record.id, { threadId: null, metadata: { a: 1 } })).rejects.toThrow(NotFoundError);
    expect(await records.complete(other, record.id, 'key_1')).toBe(false);
    expect(await records.remove(other, record.id)).toBeNull();
    expect(await records.countUnused(other)).toBe(0);
    expect(await records.load(ADA, record.id)).toEqual(record);
  });

  it('completes a record once when several uploads finish at the same time', async () => {
    const record = aRecord();
    await records.add(ADA, record);

    const answers = await Promise.all(['key_1', 'key_2', 'key_3'].map((key) => records.complete(ADA, record.id, key)));

    const winner = `key_${answers.indexOf(true) + 1}`;
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await records.load(ADA, record.id)).toEqual({ ...record, bytesKey: winner });
  });

  it('overwrites the thread and the metadata of a record', async () => {
    const record = aRecord({ bytesKey: 'key_1' });
    await records.add(ADA, record);

    await records.use(ADA, record.id, { threadId: 'thread_1', metadata: { a: 1 } });
    await records.use(ADA, record.id, { threadId: 'thread_1', metadata: { b: [2] } });

    expect(await records.load(ADA, record.id)).toEqual({ ...record, threadId: 'thread_1', metadata: { b: [2] } });
  });

  it('removes a record and returns the key of its bytes', async () => {
    const [finished, unfinished] = [aRecord({ bytesKey: 'key_1' }), aRecord()];
    await records.add(ADA, finished);
    await records.add(ADA, unfinished);

    expect(await records.remove(ADA, finished.id)).toBe('key_1');
    expect(await records.remove(ADA, unfinished.id)).toBeNull();
    expect(await records.remove(ADA, finished.id)).toBeNull();
    await expect(records.load(ADA, finished.id)).rejects.toThrow(NotFoundError);
    expect(await records.complete(ADA, unfinished.id, 'key_2')).toBe(false);
  });

  it('counts the records of an owner that no thread uses', async () => {
    const [used, unused] = [aRecord(), aRecord()];
    for (const record of [used, unused]) await records.add(ADA, record);

    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    expect(await records.countUnused(ADA)).toBe(1);
  });

  it('removes expired records without bytes or without a thread, but never those of a thread', async () => {
    const [unfinished, unused, used] = [aRecord(), aRecord({ bytesKey: 'key_1' }), aRecord({ bytesKey: 'key_2' })];
    for (const record of [unfinished, unused, used]) await records.add(ADA, record);
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    await records.removeExpired({ unfinished: unfinished.createdAt, unused: unused.createdAt });
    expect(await records.countUnused(ADA)).toBe(2);

    await records.removeExpired({ unfinished: later(unfinished, 1), unused: unused.createdAt });
    await expect(records.load(ADA, unfinished.id)).rejects.toThrow(NotFoundError);
    expect(await records.countUnused(ADA)).toBe(1);

    await records.removeExpired({ unfinished: later(unfinished, 1), unused: later(unused, 1) });
    expect(await records.countUnused(ADA)).toBe(0);
    expect(await records.load(ADA, used.id)).toMatchObject({ bytesKey: 'key_2' });
  });

  it('finds the keys that records of any owner refer to', async () => {
    await records.add(ADA, aRecord({ bytesKey: 'key_1' }));
    await records.add(BOB, aRecord({ bytesKey: 'key_2' }));

    expect(await records.findReferred(['key_1', 'key_2', 'key_3'])).toEqual(new Set(['key_1', 'key_2']));
    expect(await records.findReferred([])).toEqual(new Set());
  });

  it.each([
    { limit: 'files', quota: { ...PLENTY, files: 3 } },
    { limit: 'unused files', quota: { ...PLENTY, unused: 3 } },
    { limit: 'bytes', quota: { ...PLENTY, bytes: 15 } },
  ])('adds exactly as many of 40 simultaneous records as the quota of $limit allows', async ({ quota }) => {
    const added = await Promise.all(Array.from({ length: 40 }, () => records.add(ADA, aRecord({ size: 5 }), quota)));

    expect(added.filter(Boolean)).toHaveLength(3);
    expect(await records.countUnused(ADA)).toBe(3);
    expect(await records.add(BOB, aRecord(), quota)).toBe(true);
  });

  it('counts used files for the quotas of files and bytes, but not for that of unused files', async () => {
    const used = aRecord({ size: 5 });
    await records.add(ADA, used);
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    expect(await records.add(ADA, aRecord({ size: 5 }), { ...PLENTY, files: 1 })).toBe(false);
    expect(await records.add(ADA, aRecord({ size: 5 }), { ...PLENTY, bytes: 9 })).toBe(false);
    expect(await records.add(ADA, aRecord({ size: 5 }), { files: 2, unused: 1, bytes: 10 })).toBe(true);
  });

  it('rejects a first record that is larger than the quota', async () => {
    expect(await records.add(ADA, aRecord({ size: 5 }), { ...PLENTY, bytes: 4 })).toBe(false);
    expect(await records.countUnused(ADA)).toBe(0);
  });

  it('frees the quota when a record is removed, expires, or turns out smaller', async () => {
    const quota = { files: 2, unused: 2, bytes: 10 };
    const [removed, shrunk] = [aRecord({ size: 5 }), aRecord({ size: 5 })];
    for (const record of [removed, shrunk]) expect(await records.add(ADA, record, quota)).toBe(true);

    await records.remove(ADA, removed.id);
    await records.complete(ADA, shrunk.id, 'key_1', 1);
    expect(await records.load(ADA, shrunk.id)).toMatchObject({ size: 1, bytesKey: 'key_1' });
    expect(await records.add(ADA, aRecord({ size: 9 }), quota)).toBe(true);
    expect(await records.add(ADA, aRecord({ size: 1 }), quota)).toBe(false);

    await records.removeExpired({ unfinished: later(shrunk, 1), unused: later(shrunk, 1) });
    for (const size of [5, 5]) expect(await records.add(ADA, aRecord({ size }), quota)).toBe(true);
  });

  it('treats SQL in names and ids as text', async () => {
    const injection = `'; DROP TABLE attachments; -- ${'x'.repeat(200)}`;
    const record = aRecord({ name: injection });
    await records.add(ADA, record);

    await expect(records.load(ADA, injection)).rejects.toThrow(NotFoundError);
    expect((await records.load(ADA, record.id)).name).toBe(injection);
  });
}

interface ThreadsOfTest {
  /** Adds a thread of Ada. */
  addThread(id: string): Promise<void>;
  deleteThread(id: string): Promise<void>;
}

/** The contract of `AttachmentRecords` in a database that also has the threads. */
export function attachmentsOfThreadsContract(
  create: () => Promise<AttachmentRecords>,
  { addThread, deleteThread }: ThreadsOfTest,
): void {
  it('rejects a thread that is missing or belongs to another owner', async () => {
    const records = await create();
    const [own, foreign] = [aRecord(), aRecord()];
    await records.add(ADA, own);
    await records.add(BOB, foreign);

    await expect(records.use(ADA, own.id, { threadId: 'thread_x', metadata: null })).rejects.toMatchObject({
      code: 'thread_not_found',
    });
    await expect(records.use(BOB, foreign.id, { threadId: 'thread_1', metadata: null })).rejects.toMatchObject({
      code: 'thread_not_found',
    });
    expect(await records.load(ADA, own.id)).toEqual(own);
  });

  it('removes the records of a thread when the thread is deleted, and keeps the others', async () => {
    const records = await create();
    const [used, unused] = [aRecord({ bytesKey: 'key_1' }), aRecord({ bytesKey: 'key_2' })];
    for (const record of [used, unused]) await records.add(ADA, record);
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    await deleteThread('thread_1');

    await expect(records.load(ADA, used.id)).rejects.toThrow(NotFoundError);
    expect(await records.findReferred(['key_1', 'key_2'])).toEqual(new Set(['key_2']));
  });

  it('keeps a record that two threads use until the second of them is deleted', async () => {
    const records = await create();
    const shared = aRecord({ bytesKey: 'key_1', size: 5 });
    await records.add(ADA, shared);
    await addThread('thread_2');
    for (const threadId of ['thread_1', 'thread_2']) await records.use(ADA, shared.id, { threadId, metadata: null });

    await deleteThread('thread_2');
    expect(await records.load(ADA, shared.id)).toMatchObject({ threadId: 'thread_1', bytesKey: 'key_1' });
    expect(await records.add(ADA, aRecord(), { files: 1, unused: 1, bytes: 100 })).toBe(false);

    await deleteThread('thread_1');
    await expect(records.load(ADA, shared.id)).rejects.toThrow(NotFoundError);
    expect(await records.add(ADA, aRecord({ size: 100 }), { files: 1, unused: 1, bytes: 100 })).toBe(true);
  });

  it('removes a record when the two threads that use it are deleted at the same time', async () => {
    const records = await create();
    const shared = aRecord({ bytesKey: 'key_1' });
    await records.add(ADA, shared);
    await addThread('thread_2');
    for (const threadId of ['thread_1', 'thread_2']) await records.use(ADA, shared.id, { threadId, metadata: null });

    await Promise.all(['thread_1', 'thread_2'].map(deleteThread));

    await expect(records.load(ADA, shared.id)).rejects.toThrow(NotFoundError);
  });

  it('keeps a record that was removed from its thread when the thread is deleted', async () => {
    const records = await create();
    const record = aRecord({ bytesKey: 'key_1' });
    await records.add(ADA, record);
    await records.use(ADA, record.id, { threadId: 'thread_1', metadata: null });
    await records.use(ADA, record.id, { threadId: null, metadata: null });

    await deleteThread('thread_1');

    expect(await records.load(ADA, record.id)).toEqual(record);
    expect(await records.countUnused(ADA)).toBe(1);
  });
}
