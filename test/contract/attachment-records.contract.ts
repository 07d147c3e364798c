import type { AttachmentRecords } from '../../src/attachments/attachment-records.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import { aRecord } from '../support/attachment-builders.js';
import { ADA, BOB, OTHER_ADA } from '../support/thread-builders.js';

const later = (record: { createdAt: Date }, milliseconds: number) =>
  new Date(record.createdAt.getTime() + milliseconds);

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

  it('treats SQL in names and ids as text', async () => {
    const injection = `'; DROP TABLE attachments; -- ${'x'.repeat(200)}`;
    const record = aRecord({ name: injection });
    await records.add(ADA, record);

    await expect(records.load(ADA, injection)).rejects.toThrow(NotFoundError);
    expect((await records.load(ADA, record.id)).name).toBe(injection);
  });
}

/** The contract of `AttachmentRecords` in a database that also has the threads. */
export function attachmentsOfThreadsContract(
  create: () => Promise<AttachmentRecords>,
  deleteThread: () => Promise<void>,
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

    await deleteThread();

    await expect(records.load(ADA, used.id)).rejects.toThrow(NotFoundError);
    expect(await records.findReferred(['key_1', 'key_2'])).toEqual(new Set(['key_2']));
  });
}
