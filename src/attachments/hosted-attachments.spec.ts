import { aRecord, attachmentRoom, inChunks, keysIn } from '../../test/support/attachment-builders.js';
import { ADA, BOB } from '../../test/support/thread-builders.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import { SIZE_LIMIT, UNUSED_LIMIT } from './limits.js';

const notes = { name: '../notes.md', size: 5, mime_type: 'text/markdown' };

describe('HostedAttachments', () => {
  it('registers a file with a clean name and an upload descriptor', async () => {
    const { attachments } = attachmentRoom();

    const attachment = await attachments.create(ADA, notes);

    const url = `https://chat.example.com/base/attachments/${attachment.id}`;
    expect(attachment).toEqual({
      id: expect.stringMatching(/^atc_[0-9a-f]{32}$/),
      type: 'file',
      name: 'notes.md',
      mime_type: 'text/markdown',
      upload_descriptor: { url, method: 'PUT', headers: { 'Content-Type': 'text/markdown' } },
    });
    expect(await attachments.load(ADA, attachment.id)).toEqual(attachment);
  });

  it('gives an image its URL as preview_url', async () => {
    const { attachments } = attachmentRoom();

    const attachment = await attachments.create(ADA, { name: 'a.png', size: 5, mime_type: 'image/png' });

    expect(attachment).toMatchObject({
      type: 'image',
      preview_url: `https://chat.example.com/base/attachments/${attachment.id}`,
    });
  });

  it.each([
    [{ ...notes, mime_type: 'text/html' }, 'attachment_type_not_allowed'],
    [{ ...notes, mime_type: 'image/svg+xml' }, 'attachment_type_not_allowed'],
    [{ ...notes, size: 0 }, 'attachment_size_not_allowed'],
    [{ ...notes, size: -1 }, 'attachment_size_not_allowed'],
    [{ ...notes, size: SIZE_LIMIT + 1 }, 'attachment_size_not_allowed'],
  ])('does not register the file %j', async (file, code) => {
    const { attachments, records } = attachmentRoom();

    await expect(attachments.create(ADA, file)).rejects.toMatchObject({ kind: 'invalid', code });
    expect(await records.countUnused(ADA)).toBe(0);
  });

  it('limits the number of files of an owner that no message uses', async () => {
    const { attachments, records } = attachmentRoom();
    for (let count = 0; count < UNUSED_LIMIT; count += 1) await records.add(ADA, aRecord());

    await expect(attachments.create(ADA, notes)).rejects.toMatchObject({ code: 'too_many_attachments' });
    await expect(attachments.create(BOB, notes)).resolves.toMatchObject({ name: 'notes.md' });
  });

  it('saves the thread and the metadata of an attachment', async () => {
    const { attachments } = attachmentRoom();
    const attachment = await attachments.create(ADA, notes);

    await attachments.save(ADA, { ...attachment, name: 'ignored', thread_id: 'thread_1', metadata: { bucket: 'b' } });

    expect(await attachments.load(ADA, attachment.id)).toEqual({
      ...attachment,
      thread_id: 'thread_1',
      metadata: { bucket: 'b' },
    });
  });

  it('reads an uploaded file, whole or up to a limit', async () => {
    const { attachments, uploads } = attachmentRoom();
    const { id } = await attachments.create(ADA, notes);
    await expect(attachments.read(ADA, id)).rejects.toMatchObject({
      code: 'attachment_not_uploaded',
      kind: 'conflict',
    });
    await uploads.complete(ADA, id, inChunks('hello'));

    expect(Buffer.from((await attachments.read(ADA, id)).bytes).toString()).toBe('hello');
    expect(Buffer.from((await attachments.read(ADA, id, 4)).bytes).toString()).toBe('hell');
    expect((await attachments.read(ADA, id)).attachment).toEqual(await attachments.load(ADA, id));
  });

  it('answers attachment_bytes_lost when the bytes of a record are missing', async () => {
    const { attachments, uploads, bytes } = attachmentRoom();
    const { id } = await uploads.add(ADA, { name: 'a.txt', mimeType: 'text/plain', content: inChunks('hello') });
    for (const key of await keysIn(bytes)) await bytes.delete(key);

    await expect(attachments.read(ADA, id)).rejects.toMatchObject({ code: 'attachment_bytes_lost', kind: 'gone' });
  });

  it('deletes an attachment with its bytes; a second deletion is not an error', async () => {
    const { attachments, uploads, bytes } = attachmentRoom();
    const { id } = await uploads.add(ADA, { name: 'a.txt', mimeType: 'text/plain', content: inChunks('hello') });

    await attachments.delete(ADA, id);
    await attachments.delete(ADA, id);

    await expect(attachments.load(ADA, id)).rejects.toThrow(NotFoundError);
    expect(await keysIn(bytes)).toEqual([]);
  });

  it('does not find attachments of another owner or with an id of another format', async () => {
    const { attachments, uploads } = attachmentRoom();
    const attachment = await uploads.add(ADA, { name: 'a.txt', mimeType: 'text/plain', content: inChunks('hello') });
    const strange = ['../../etc/passwd', 'atc_\0', "atc_' OR 1=1", '', 'a'.repeat(100_000)];

    for (const [owner, id] of [[BOB, attachment.id] as const, ...strange.map((id) => [ADA, id] as const)]) {
      await expect(attachments.load(owner, id)).rejects.toThrow(NotFoundError);
      await expect(attachments.read(owner, id)).rejects.toThrow(NotFoundError);
      await expect(attachments.save(owner, { ...attachment, id })).rejects.toThrow(NotFoundError);
      await expect(uploads.complete(owner, id, inChunks('x'))).rejects.toThrow(NotFoundError);
      await attachments.delete(owner, id);
    }
    expect(await attachments.load(ADA, attachment.id)).toEqual(attachment);
  });
});
