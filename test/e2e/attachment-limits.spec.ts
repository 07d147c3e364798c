import { AppBuilder, type RunningApp } from '../support/app.js';
import { AttachmentClient, type WireProblem } from '../support/attachment-client.js';
import { ScriptedAnswers } from '../support/scripted-answers.js';

describe('Limits of uploads', () => {
  let app: RunningApp;
  let client: AttachmentClient;
  beforeAll(async () => {
    app = await new AppBuilder().withEnvironment({ PORT: '0' }).withResponder(new ScriptedAnswers()).start();
    // The client must not send on a connection that the idle server is closing.
    app.application.getHttpServer().keepAliveTimeout = 0;
    client = new AttachmentClient(app.url);
  });
  afterAll(() => app.close());

  const text = (bytes: number) => new Blob(['x'.repeat(bytes)], { type: 'text/plain' });

  it.each([
    [
      'of a type that is not allowed',
      () => new Blob(['x'.repeat(300_000)], { type: 'text/html' }),
      422,
      'attachment_type_not_allowed',
    ],
    [
      'whose content is of another type',
      () => new Blob(['x'.repeat(300_000)], { type: 'image/png' }),
      422,
      'attachment_type_mismatch',
    ],
    ['of more than 20 MB', () => text(21 * 1024 * 1024), 413, 'attachment_too_large'],
  ])('POST /attachments answers a file %s with its own code', async (_what, file, status, code) => {
    const response = await client.postForm(file(), 'a.txt');

    expect([response.status, ((await response.json()) as WireProblem).code]).toEqual([status, code]);
  });

  it('POST /attachments accepts exactly 100 of 130 files, although the last 60 arrive at the same time', async () => {
    // Two bursts: the client shares the thread of the server, and 130 forms at once would hold it too long.
    const burst = (length: number) => Promise.all(Array.from({ length }, () => client.postForm(text(10), 'a.txt')));
    const responses = [...(await burst(70)), ...(await burst(60))];

    const codes = await Promise.all(responses.map(async (response) => ((await response.json()) as WireProblem).code));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(100);
    expect(codes.filter((code) => code !== undefined)).toEqual(
      Array.from({ length: 30 }, () => 'too_many_attachments'),
    );
  });
});
