import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { DiskAttachmentBytes } from '../../src/attachments/stores/disk.attachment-bytes.js';
import { attachmentBytesContract } from '../contract/attachment-bytes.contract.js';
import { inChunks, keysIn } from '../support/attachment-builders.js';

/** A disk whose first write fails with an error code. */
class FaultyDisk extends DiskAttachmentBytes {
  constructor(
    folder: string,
    private readonly code: string,
  ) {
    super(folder);
  }

  protected override async openSink(): Promise<Writable> {
    const fault = Object.assign(new Error(`${this.code}: write '/secret/path'`), { code: this.code, syscall: 'write' });
    return new Writable({ write: (_chunk, _encoding, done) => done(fault) });
  }
}

describe('DiskAttachmentBytes', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'attachments-'))));
  afterEach(() => rm(folder, { recursive: true }));

  attachmentBytesContract(async () => new DiskAttachmentBytes(join(folder, 'created', 'on', 'demand')));

  it.each([
    ['ENOSPC', 'attachment_storage_full'],
    ['EDQUOT', 'attachment_storage_full'],
    ['EIO', 'attachment_storage_unavailable'],
  ])('maps %s to %s, stores nothing, and does not name a path in the error', async (fault, code) => {
    const disk = new FaultyDisk(folder, fault);

    const error: unknown = await disk.write('key_1', inChunks('a')).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ code, kind: 'unavailable', retryable: true });
    expect(String(error)).not.toContain('secret');
    expect(await readdir(folder)).toEqual([]);
  });

  it('throws attachment_storage_unavailable when the folder cannot be used', async () => {
    await writeFile(join(folder, 'occupied'), '');
    const disk = new DiskAttachmentBytes(join(folder, 'occupied'));

    await expect(disk.write('key_1', inChunks('a'))).rejects.toMatchObject({ code: 'attachment_storage_unavailable' });
    await expect(disk.open('key_1')).rejects.toMatchObject({ code: 'attachment_storage_unavailable' });
    await expect(keysIn(disk)).rejects.toMatchObject({ code: 'attachment_storage_unavailable' });
  });

  it('lists and deletes the unfinished file of a killed process, and ignores other files', async () => {
    await writeFile(join(folder, 'key_1.part'), 'half');
    await writeFile(join(folder, '.DS_Store'), '');
    const disk = new DiskAttachmentBytes(folder);

    expect(await keysIn(disk)).toEqual(['key_1']);
    expect(await disk.open('key_1')).toBeNull();
    await disk.delete('key_1');
    expect(await readdir(folder)).toEqual(['.DS_Store']);
  });

  it.each(['../key', '/etc/passwd', 'a/b', 'a\\b', 'a\0b', '..', '', 'a.part'])(
    'rejects the key %j with a TypeError',
    async (key) => {
      const disk = new DiskAttachmentBytes(join(folder, 'inside'));

      await expect(disk.write(key, inChunks('a'))).rejects.toThrow(TypeError);
      await expect(disk.open(key)).rejects.toThrow(TypeError);
      await expect(disk.delete(key)).rejects.toThrow(TypeError);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});
