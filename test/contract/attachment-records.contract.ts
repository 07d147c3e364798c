import type { AttachmentRecords } from '../../src/attachments/attachment-records.js';
import { NotFoundError } from '../../src/common/errors/not-found.error.js';
import { aRecord } from '../support/attachment-builders.js';
import { ADA, BOB, OTHER_ADA } from '../support/thread-builders.js';

const LATER = (record: { createdAt: Date }, milliseconds: number) =>
  new Date(record.createdAt.getTime() + milliseconds);

/** Whatever `AttachmentRecords` promises. `create` gives empty records, and a thread `thread_1` of Ada where there are threads. */
export function attachmentRecordsContract(create: () => Promise<AttachmentRecords>): void {
  let records: AttachmentRecords;
  beforeEach(async () => void (records = await create()));

  it('gives back what it was given', async () => {
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
  ])('knows nothing of it when $who asks, and lets nobody change it', async ({ other }) => {
    const record = aRecord();
    await records.add(ADA, record);

    await expect(records.load(other, record.id)).rejects.toThrow(NotFoundError);
    await expect(records.use(other, record.id, { threadId: null, metadata: { a: 1 } })).rejects.toThrow(NotFoundError);
    expect(await records.complete(other, record.id, 'key_1')).toBe(false);
    expect(await records.remove(other, record.id)).toBeNull();
    expect(await records.countUnused(other)).toBe(0);
    expect(await records.load(ADA, record.id)).toEqual(record);
  });

  it('is told once where the bytes are', async () => {
    const record = aRecord();
    await records.add(ADA, record);

    const answers = await Promise.all(['key_1', 'key_2', 'key_3'].map((key) => records.complete(ADA, record.id, key)));

    const winner = `key_${answers.indexOf(true) + 1}`;
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await records.load(ADA, record.id)).toEqual({ ...record, bytesKey: winner });
  });

  it('remembers thread and metadata, and overwrites them', async () => {
    const record = aRecord({ bytesKey: 'key_1' });
    await records.add(ADA, record);

    await records.use(ADA, record.id, { threadId: 'thread_1', metadata: { a: 1 } });
    await records.use(ADA, record.id, { threadId: 'thread_1', metadata: { b: [2] } });

    expect(await records.load(ADA, record.id)).toEqual({ ...record, threadId: 'thread_1', metadata: { b: [2] } });
  });

  it('removes a record and says which bytes are free now', async () => {
    const [finished, unfinished] = [aRecord({ bytesKey: 'key_1' }), aRecord()];
    await records.add(ADA, finished);
    await records.add(ADA, unfinished);

    expect(await records.remove(ADA, finished.id)).toBe('key_1');
    expect(await records.remove(ADA, unfinished.id)).toBeNull();
    expect(await records.remove(ADA, finished.id)).toBeNull();
    await expect(records.load(ADA, finished.id)).rejects.toThrow(NotFoundError);
    expect(await records.complete(ADA, unfinished.id, 'key_2')).toBe(false);
  });

  it('counts what an owner has that no thread uses', async () => {
    const [used, unused] = [aRecord(), aRecord()];
    for (const record of [used, unused]) await records.add(ADA, record);

    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    expect(await records.countUnused(ADA)).toBe(1);
  });

  it('forgets what expired: without bytes soon, without a thread later, with a thread never', async () => {
    const [unfinished, unused, used] = [aRecord(), aRecord({ bytesKey: 'key_1' }), aRecord({ bytesKey: 'key_2' })];
    for (const record of [unfinished, unused, used]) await records.add(ADA, record);
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    await records.removeExpired({ unfinished: unfinished.createdAt, unused: unused.createdAt });
    expect(await records.countUnused(ADA)).toBe(2);

    await records.removeExpired({ unfinished: LATER(unfinished, 1), unused: unused.createdAt });
    await expect(records.load(ADA, unfinished.id)).rejects.toThrow(NotFoundError);
    expect(await records.countUnused(ADA)).toBe(1);

    await records.removeExpired({ unfinished: LATER(unfinished, 1), unused: LATER(unused, 1) });
    expect(await records.countUnused(ADA)).toBe(0);
    expect(await records.load(ADA, used.id)).toMatchObject({ bytesKey: 'key_2' });
  });

  it('knows which bytes are referred to, whoever owns them', async () => {
    await records.add(ADA, aRecord({ bytesKey: 'key_1' }));
    await records.add(BOB, aRecord({ bytesKey: 'key_2' }));

    expect(await records.findReferred(['key_1', 'key_2', 'key_3'])).toEqual(new Set(['key_1', 'key_2']));
    expect(await records.findReferred([])).toEqual(new Set());
  });

  it('takes any text for text', async () => {
    const injection = `'; DROP TABLE attachments; -- ${'x'.repeat(200)}`;
    const record = aRecord({ name: injection });
    await records.add(ADA, record);

    await expect(records.load(ADA, injection)).rejects.toThrow(NotFoundError);
    expect((await records.load(ADA, record.id)).name).toBe(injection);
  });
}

/** What only records beside the tables of threads promise. */
export function attachmentsOfThreadsContract(
  create: () => Promise<AttachmentRecords>,
  deleteThread: () => Promise<void>,
): void {
  it('lets no attachment belong to a thread that is not there, or is not the owner’s', async () => {
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

  it('removes the attachments of a thread together with it, and leaves the others', async () => {
    const records = await create();
    const [used, unused] = [aRecord({ bytesKey: 'key_1' }), aRecord({ bytesKey: 'key_2' })];
    for (const record of [used, unused]) await records.add(ADA, record);
    await records.use(ADA, used.id, { threadId: 'thread_1', metadata: null });

    await deleteThread();

    await expect(records.load(ADA, used.id)).rejects.toThrow(NotFoundError);
    expect(await records.findReferred(['key_1', 'key_2'])).toEqual(new Set(['key_2']));
  });
}
