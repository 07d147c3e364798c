import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface SpeechRequest {
  readonly path: string;
  readonly key?: string;
  readonly model: string;
  readonly fileName: string;
  readonly bytes: readonly number[];
}

export interface SpeechServer {
  readonly url: string;
  readonly received: readonly SpeechRequest[];
  answer(status: number, body: object): void;
  neverAnswer(): void;
  close(): Promise<void>;
}

/** A local server that accepts recordings as the OpenAI audio API does. */
export async function startSpeechServer(): Promise<SpeechServer> {
  const received: SpeechRequest[] = [];
  let next: { status: number; body: object } | undefined = { status: 200, body: { text: '' } };
  const server = createServer(async (request, response) => {
    received.push(await readRequest(request));
    if (next) response.writeHead(next.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(next.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (status, body) => void (next = { status, body }),
    neverAnswer: () => void (next = undefined),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(request: IncomingMessage): Promise<SpeechRequest> {
  const body = new Response(await buffer(request), {
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
  });
  const form = await body.formData();
  const file = form.get('file') as File;
  return {
    path: request.url ?? '',
    key: request.headers.authorization,
    model: String(form.get('model')),
    fileName: file.name,
    bytes: [...new Uint8Array(await file.arrayBuffer())],
  };
}
