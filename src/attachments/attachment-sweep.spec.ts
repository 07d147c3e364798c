import { aRecord, inChunks, keysIn } from '../../test/support/attachment-builders.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { ADA, NOON } from '../../test/support/thread-builders.js';
import { MemoryAttachmentRecords } from '../testing/memory.attachment-records.js';
import { AttachmentSweep } from './attachment-sweep.js';
import { MemoryAttachmentBytes } from './stores/memory.attachment-bytes.js';

const after = (minutes: number) => new FixedClock(new Date(Date.parse(NOON) + minutes * 60_000).toISOString());

/** A record without bytes, and bytes that are used, unused, and without a record. All were created at noon. */
async function roomAtNoon() {
  const records = new MemoryAttachmentRecords();
  const bytes = new MemoryAttachmentBytes(new FixedClock(NOON));
  for (const key of ['used', 'unused', 'left_over']) await bytes.write(key, inChunks(key));
  await records.add(ADA, aRecord());
  await records.add(ADA, aRecord({ bytesKey: 'used', threadId: 'thread_1' }));
  await records.add(ADA, aRecord({ bytesKey: 'unused' }));
  return {
    records,
    bytes,
    sweepAfter: (minutes: number) => new AttachmentSweep(records, bytes, after(minutes)).sweep(),
  };
}

describe('AttachmentSweep', () => {
  it.each([
    { when: '14 minutes', minutes: 14, kept: ['left_over', 'unused', 'used'], waiting: 2 },
    { when: '16 minutes (bytes without a record expired)', minutes: 16, kept: ['unused', 'used'], waiting: 2 },
    { when: '61 minutes (records without bytes expired)', minutes: 61, kept: ['unused', 'used'], waiting: 1 },
    { when: 'six days', minutes: 6 * 24 * 60, kept: ['unused', 'used'], waiting: 1 },
    { when: 'a week (unused files expired)', minutes: 7 * 24 * 60 + 1, kept: ['used'], waiting: 0 },
  ])('keeps the bytes $kept after $when', async ({ minutes, kept, waiting }) => {
    const { records, bytes, sweepAfter } = await roomAtNoon();

    await sweepAfter(minutes);

    expect(await keysIn(bytes)).toEqual(kept);
    expect(await records.countUnused(ADA)).toBe(waiting);
  });

  it('deletes more files without a record than one batch has', async () => {
    const { bytes, sweepAfter } = await roomAtNoon();
    for (let count = 0; count < 1_200; count += 1) await bytes.write(`old_${count}`, inChunks('x'));

    await sweepAfter(20);

    expect(await keysIn(bytes)).toEqual(['unused', 'used']);
  });

  it('sweeps when the application starts, and has finished when the module is destroyed', async () => {
    const { records, bytes } = await roomAtNoon();
    const sweep = new AttachmentSweep(records, bytes, after(20));

    sweep.onApplicationBootstrap();
    await sweep.onModuleDestroy();

    expect(await keysIn(bytes)).toEqual(['unused', 'used']);
  });
});
