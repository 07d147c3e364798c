import { attachmentRoom, brokenOff, inChunks, keysIn, PNG } from '../../test/support/attachment-builders.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { ADA, NOON } from '../../test/support/thread-builders.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { SIZE_LIMIT } from './limits.js';
import { MemoryAttachmentBytes } from './stores/memory.attachment-bytes.js';

const registered = async (room = attachmentRoom(), file = { name: 'a.txt', size: 5, mime_type: 'text/plain' }) => ({
  ...room,
  id: (await room.attachments.create(ADA, file)).id,
});

describe('AttachmentUploads.complete', () => {
  it('stores the bytes of a registered file and removes its upload descriptor', async () => {
    const { uploads, attachments, id } = await registered();

    const attachment = await uploads.complete(ADA, id, inChunks('he', 'llo'), 5);

    expect(attachment).toEqual({ id, type: 'file', name: 'a.txt', mime_type: 'text/plain' });
    expect(await attachments.load(ADA, id)).toEqual(attachment);
  });

  it.each([
    { lie: 'fewer than declared', content: () => inChunks('hell'), code: 'attachment_size_mismatch' },
    { lie: 'more than declared', content: () => inChunks('hello!'), code: 'attachment_size_mismatch' },
    { lie: 'far too many', content: () => inChunks('x'.repeat(SIZE_LIMIT), 'x'), code: 'attachment_too_large' },
    { lie: 'of another type', content: () => inChunks(PNG), code: 'attachment_type_mismatch' },
  ])('rejects bytes that are $lie, and accepts a second upload', async ({ content, code }) => {
    const { uploads, bytes, id } = await registered();

    await expect(uploads.complete(ADA, id, content())).rejects.toMatchObject({ code });

    expect(await keysIn(bytes)).toEqual([]);
    await expect(uploads.complete(ADA, id, inChunks('hello'))).resolves.toMatchObject({ id });
  });

  it('does not read the body when the announced size is not the declared size', async () => {
    const { uploads, id } = await registered();

    const rejected = uploads.complete(ADA, id, brokenOff('this would fail'), 6);

    await expect(rejected).rejects.toMatchObject({ code: 'attachment_size_mismatch' });
  });

  it('keeps no bytes of an interrupted upload', async () => {
    const { uploads, bytes, id } = await registered();

    await expect(uploads.complete(ADA, id, brokenOff('hel'))).rejects.toThrow('connection lost');

    expect(await keysIn(bytes)).toEqual([]);
  });

  it('rejects a second upload, so that the file of a sent message cannot be changed', async () => {
    const { uploads, attachments, bytes, id } = await registered();
    await uploads.complete(ADA, id, inChunks('hello'));

    await expect(uploads.complete(ADA, id, inChunks('HELLO'))).rejects.toMatchObject({
      code: 'attachment_already_uploaded',
    });

    expect(Buffer.from((await attachments.read(ADA, id)).bytes).toString()).toBe('hello');
    expect(await keysIn(bytes)).toHaveLength(1);
  });

  it('accepts exactly one of several simultaneous uploads and deletes the bytes of the others', async () => {
    const { uploads, attachments, bytes, id } = await registered();

    const uploading = ['one..', 'two..', 'three'].map((text) => uploads.complete(ADA, id, inChunks(text)));
    const results = await Promise.allSettled(uploading);

    const winner = ['one..', 'two..', 'three'][results.findIndex(({ status }) => status === 'fulfilled')];
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(Buffer.from((await attachments.read(ADA, id)).bytes).toString()).toBe(winner);
    expect(await keysIn(bytes)).toHaveLength(1);
  });

  it('rejects an upload when the file is deleted before or during the upload', async () => {
    const { uploads, attachments, bytes, id } = await registered();
    async function* deletedMeanwhile() {
      yield Buffer.from('hel');
      await attachments.delete(ADA, id);
      yield Buffer.from('lo');
    }

    await expect(uploads.complete(ADA, id, deletedMeanwhile())).rejects.toMatchObject({ code: 'attachment_not_found' });
    await expect(uploads.complete(ADA, id, inChunks('hello'))).rejects.toMatchObject({ code: 'attachment_not_found' });

    expect(await keysIn(bytes)).toEqual([]);
  });
});

describe('AttachmentUploads.add', () => {
  it('registers a file with the size of its content', async () => {
    const { uploads, attachments, records } = attachmentRoom();

    const attachment = await uploads.add(ADA, { name: 'x/a.png', mimeType: 'image/png', content: inChunks(PNG) });

    expect(attachment).toMatchObject({ type: 'image', name: 'a.png', mime_type: 'image/png' });
    expect(attachment.upload_descriptor).toBeUndefined();
    expect(await records.load(ADA, attachment.id)).toMatchObject({ size: PNG.length });
    expect(Buffer.from((await attachments.read(ADA, attachment.id)).bytes)).toEqual(PNG);
  });

  it.each([
    {
      fault: 'a type that is not allowed',
      mimeType: 'text/html',
      content: () => inChunks('<p>'),
      code: 'attachment_type_not_allowed',
    },
    {
      fault: 'content of another type',
      mimeType: 'image/png',
      content: () => inChunks('GIF89a'),
      code: 'attachment_type_mismatch',
    },
    { fault: 'no bytes', mimeType: 'text/plain', content: () => inChunks(), code: 'attachment_size_not_allowed' },
  ])('keeps neither bytes nor record of a file with $fault', async ({ mimeType, content, code }) => {
    const { uploads, bytes, records } = attachmentRoom();

    await expect(uploads.add(ADA, { name: 'a', mimeType, content: content() })).rejects.toMatchObject({ code });

    expect(await keysIn(bytes)).toEqual([]);
    expect(await records.countUnused(ADA)).toBe(0);
  });

  it('keeps no record of a file when the disk is full', async () => {
    class FullDisk extends MemoryAttachmentBytes {
      override write(): Promise<void> {
        return Promise.reject(new UnavailableError('attachment_storage_full', 'No room.'));
      }
    }
    const { uploads, records } = attachmentRoom({ bytes: new FullDisk(new FixedClock(NOON)) });

    const adding = uploads.add(ADA, { name: 'a.txt', mimeType: 'text/plain', content: inChunks('hello') });

    await expect(adding).rejects.toMatchObject({ code: 'attachment_storage_full' });
    expect(await records.countUnused(ADA)).toBe(0);
  });
});
