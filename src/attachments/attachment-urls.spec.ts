import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpAdapterHost } from '@nestjs/core';
import { readEnv } from '../config/env.schema.js';
import { ServerSettings } from '../config/settings.js';
import { AttachmentUrls } from './attachment-urls.js';

const urlFor = (variables: Record<string, string>, host = new HttpAdapterHost()) =>
  new AttachmentUrls(ServerSettings.from(readEnv(variables)), host).of('atc_1');

describe('AttachmentUrls', () => {
  it.each([
    [{ PUBLIC_URL: 'https://chat.example.com' }, 'https://chat.example.com/attachments/atc_1'],
    [{ PUBLIC_URL: 'https://example.com/chat/' }, 'https://example.com/chat/attachments/atc_1'],
    [{}, 'http://127.0.0.1:3000/attachments/atc_1'],
    [{ HOST: '0.0.0.0', PORT: '8080' }, 'http://localhost:8080/attachments/atc_1'],
    [{ HOST: '::' }, 'http://localhost:3000/attachments/atc_1'],
    [{ HOST: '::1' }, 'http://[::1]:3000/attachments/atc_1'],
  ])('gives with %j the URL %s', (variables, url) => {
    expect(urlFor(variables as Record<string, string>)).toBe(url);
  });

  it('uses the port that the system chose when PORT is 0', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const host = Object.assign(new HttpAdapterHost(), { httpAdapter: { getHttpServer: () => server } });

    expect(urlFor({ PORT: '0' }, host as unknown as HttpAdapterHost)).toBe(
      `http://127.0.0.1:${port}/attachments/atc_1`,
    );
    await new Promise((resolve) => server.close(resolve));
  });
});
