import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachmentBytes } from '../../src/attachments/attachment-bytes.js';
import { DiskAttachmentBytes } from '../../src/attachments/stores/disk.attachment-bytes.js';
import { UnavailableError } from '../../src/common/errors/unavailable.error.js';
import { AppBuilder, type RunningApp } from '../support/app.js';
import { PNG } from '../support/attachment-builders.js';
import { AttachmentClient, type WireProblem } from '../support/attachment-client.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

/** Writes to a real folder, can simulate a full disk, and records how each write ended. */
class WatchedDisk extends DiskAttachmentBytes {
  isFull = false;
  private report: (outcome: 'written' | 'failed') => void = () => undefined;

  nextWrite(): Promise<'written' | 'failed'> {
    return new Promise((resolve) => (this.report = resolve));
  }

  override async write(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (this.isFull) throw new UnavailableError('attachment_storage_full', 'The disk is full.');
    try {
      await super.write(key, content);
      this.report('written');
    } catch (error) {
      this.report('failed');
      throw error;
    }
  }
}

describe('Hostile uploads', () => {
  let folder: string;
  let disk: WatchedDisk;
  let app: RunningApp;
  let client: AttachmentClient;
  const problemOf = async (response: Response) => {
    const { status, code } = (await response.json()) as WireProblem;
    return [response.status, status, code];
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    disk = new WatchedDisk(folder);
    app = await new AppBuilder()
      .withResponder(new ScriptedAnswers())
      .withProvider(AttachmentBytes, disk)
      .withEnvironment({ PORT: '0' })
      .start();
    client = new AttachmentClient(app.url);
  });
  afterEach(async () => {
    disk.isFull = false;
    // No test may leave a file in the folder.
    if ((await readdir(folder)).length > 0) throw new Error('The upload left a file.');
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    {
      lie: 'fewer bytes than announced',
      mime_type: 'text/plain',
      size: 9,
      bytes: Buffer.from('short'),
      status: 422,
      code: 'attachment_size_mismatch',
    },
    {
      lie: 'more bytes than announced',
      mime_type: 'text/plain',
      size: 1,
      bytes: Buffer.from('long'),
      status: 422,
      code: 'attachment_size_mismatch',
    },
    {
      lie: 'a program announced as an image',
      mime_type: 'image/png',
      size: 4,
      bytes: Buffer.from('\x7fELF', 'latin1'),
      status: 422,
      code: 'attachment_type_mismatch',
    },
    {
      lie: 'an image announced as text',
      mime_type: 'text/plain',
      size: PNG.length,
      bytes: PNG,
      status: 422,
      code: 'attachment_type_mismatch',
    },
  ])(
    'PUT /attachments/:id with $lie answers $status $code and stores nothing',
    async ({ mime_type, size, bytes, status, code }) => {
      const attachment = await client.create('a', mime_type, size);

      expect(await problemOf(await client.put(attachment, bytes))).toEqual([status, status, code]);
    },
  );

  it('PUT /attachments/:id without a length and without an end answers 413 attachment_too_large', async () => {
    const attachment = await client.create('a.txt', 'text/plain', 5);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 400) controller.close();
        else controller.enqueue(Buffer.alloc(100_000, 'x'));
      },
    });

    const response = await fetch(attachment.upload_descriptor?.url ?? '', {
      method: 'PUT',
      body: endless,
      duplex: 'half',
    } as RequestInit);

    expect(await problemOf(response)).toEqual([413, 413, 'attachment_too_large']);
  });

  it.each([
    ['image/svg+xml', 10],
    ['text/html', 10],
    ['text/plain', 0],
    ['text/plain', -1],
    ['text/plain', 20 * 1024 * 1024 + 1],
  ])('attachments.create for %s of %d bytes answers 422', async (mime_type, size) => {
    expect(await client.create('a', mime_type, size)).toMatchObject({ status: 422 });
  });

  it.each([
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    'atc_%00',
    "atc_'%20OR%201=1",
    'atc_00000000000000000000000000000000',
    '%F0%9F%93%8A',
  ])('PUT and GET /attachments/%s answer 404 attachment_not_found', async (id) => {
    const put = await fetch(`${app.url}/attachments/${id}`, { method: 'PUT', body: 'x' });

    expect(await problemOf(put)).toEqual([404, 404, 'attachment_not_found']);
    expect(await problemOf(await client.get(id))).toEqual([404, 404, 'attachment_not_found']);
  });

  it('PUT /attachments/:id whose connection breaks stores nothing', async () => {
    const { upload_descriptor } = await client.create('a.txt', 'text/plain', 5);
    const ended = disk.nextWrite();
    const upload = httpRequest(upload_descriptor?.url ?? '', { method: 'PUT', headers: { 'Content-Length': 5 } });
    upload.on('error', () => undefined);
    upload.write('he', () => upload.destroy());

    expect(await ended).toBe('failed');
  });

  it('POST /attachments whose connection breaks in the middle of the file stores nothing', async () => {
    const ended = disk.nextWrite();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': 1_000 };
    const upload = httpRequest(`${app.url}/attachments`, { method: 'POST', headers });
    upload.on('error', () => undefined);
    const head =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n';
    upload.write(`${head}${'hello '.repeat(50)}`, () => upload.destroy());

    expect(await ended).toBe('failed');
  });

  it.each([
    { form: 'no file', response: () => client.postForm(undefined, ''), status: 400, code: 'malformed_form' },
    {
      form: 'a file under another name',
      response: () => client.postForm(new Blob(['x']), 'a.txt', 'document'),
      status: 400,
      code: 'malformed_form',
    },
    {
      form: 'a file of no allowed type',
      response: () => client.postForm(new Blob(['<p>'], { type: 'text/html' }), 'a.html'),
      status: 422,
      code: 'attachment_type_not_allowed',
    },
    {
      form: 'an empty file',
      response: () => client.postForm(new Blob([], { type: 'text/plain' }), 'a.txt'),
      status: 422,
      code: 'attachment_size_not_allowed',
    },
    {
      form: 'no form at all',
      response: () => fetch(`${app.url}/attachments`, { method: 'POST', body: 'x' }),
      status: 400,
      code: 'malformed_form',
    },
  ])('POST /attachments with $form answers $status $code', async ({ response, status, code }) => {
    expect(await problemOf(await response())).toEqual([status, status, code]);
  });

  it('POST /attachments with two files answers 400 malformed_form and removes the first', async () => {
    const part = (name: string) =>
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\nx\r\n`;
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };

    const response = await fetch(`${app.url}/attachments`, {
      method: 'POST',
      headers,
      body: `${part('a')}${part('b')}--b--\r\n`,
    });

    expect(await problemOf(response)).toEqual([400, 400, 'malformed_form']);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=b'])(
    'POST /attachments with the content type %s and a body without parts answers 400',
    async (type) => {
      const response = await fetch(`${app.url}/attachments`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: 'nonsense',
      });

      expect(response.status).toBe(400);
    },
  );

  it('uploads to a full disk answer 503 attachment_storage_full with Retry-After', async () => {
    const attachment = await client.create('a.txt', 'text/plain', 5);
    disk.isFull = true;

    const response = await client.put(attachment, 'hello');

    expect(response.headers.get('retry-after')).toBe('5');
    expect(await problemOf(response)).toEqual([503, 503, 'attachment_storage_full']);
    expect(await problemOf(await client.postForm(new Blob(['x'], { type: 'text/plain' }), 'a.txt'))).toEqual([
      503,
      503,
      'attachment_storage_full',
    ]);
  });
});
