import { buffer } from 'node:stream/consumers';
import type { AttachmentBytes } from '../../src/attachments/attachment-bytes.js';
import { brokenOff, inChunks, keysIn } from '../support/attachment-builders.js';

/** The contract of `AttachmentBytes`. `create` returns an empty store for each test. */
export function attachmentBytesContract(create: () => Promise<AttachmentBytes>): void {
  let bytes: AttachmentBytes;
  const read = async (key: string, limit?: number) => {
    const content = await bytes.open(key, limit);
    return content && (await buffer(content)).toString('latin1');
  };
  beforeEach(async () => void (bytes = await create()));

  it('returns all bytes in order, with every byte value', async () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);

    await bytes.write('key_1', inChunks(everyByte, everyByte));

    expect(await read('key_1')).toBe(Buffer.from([...everyByte, ...everyByte]).toString('latin1'));
  });

  it('returns only the first bytes up to the limit', async () => {
    await bytes.write('key_1', inChunks('abc', 'def'));

    expect(await read('key_1', 1)).toBe('a');
    expect(await read('key_1', 4)).toBe('abcd');
    expect(await read('key_1', 100)).toBe('abcdef');
  });

  it('stores content of several megabytes', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 7);

    await bytes.write('key_1', inChunks(...Array.from({ length: 5 }, () => megabyte)));

    expect((await read('key_1'))?.length).toBe(5 * 1024 * 1024);
  });

  it('stores nothing of interrupted content and rethrows its error', async () => {
    await expect(bytes.write('key_1', brokenOff('half'))).rejects.toThrow('connection lost');

    expect(await read('key_1')).toBeNull();
    expect(await keysIn(bytes)).toEqual([]);
  });

  it('does not mix content that is written at the same time', async () => {
    await Promise.all(['key_1', 'key_2', 'key_3'].map((key) => bytes.write(key, inChunks(key, '!'))));

    expect(await Promise.all(['key_1', 'key_2', 'key_3'].map((key) => read(key)))).toEqual([
      'key_1!',
      'key_2!',
      'key_3!',
    ]);
  });

  it('lists the stored keys with the time of the last write', async () => {
    expect(await keysIn(bytes)).toEqual([]);
    await bytes.write('key_1', inChunks('a'));
    await bytes.write('key_2', inChunks('b'));

    expect(await keysIn(bytes)).toEqual(['key_1', 'key_2']);
    for await (const { changedAt } of bytes.list()) expect(changedAt.getTime()).toBeGreaterThan(Date.UTC(2026, 0, 1));
  });

  it('deletes bytes; deleting a missing key is not an error', async () => {
    await bytes.write('key_1', inChunks('a'));

    await bytes.delete('key_1');
    await bytes.delete('key_1');

    expect(await read('key_1')).toBeNull();
    expect(await keysIn(bytes)).toEqual([]);
  });
}
