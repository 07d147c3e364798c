import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Answer, Api } from './behaviour.js';
import { bytesOf, newWriter } from './frames.js';

/** A request that the server has received. */
export interface ModelRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** A model server that gives the answers of a file, one for each request. Further requests are refused with 418. */
export class ScriptedServer {
  readonly requests: ModelRequest[] = [];
  private answers: readonly Answer[] = [];
  private api: Api = 'chat_completions';
  private readonly server = createServer((request, response) => {
    // A client that closes the connection ends the answer.
    this.answer(request, response).catch(() => response.destroy());
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Forgets the requests so far. */
  will(api: Api, answers: readonly Answer[]): void {
    this.requests.length = 0;
    this.api = api;
    this.answers = answers;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = this.answers[this.requests.length];
    this.requests.push({
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    if (answer) await send(response, answer, this.api);
    else response.writeHead(418).end();
  }
}

async function send(response: ServerResponse, answer: Answer, api: Api): Promise<void> {
  const { status, headers, steps, json, body } = answer;
  const type = steps ? 'text/event-stream' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  if (!steps) return void response.end(body ?? JSON.stringify(json));
  response.flushHeaders();
  const writer = newWriter(api);
  for (const step of steps) {
    const bytes = bytesOf(step, writer);
    if (!bytes) await setTimeout((step as { pauseMs: number }).pauseMs);
    else await new Promise((resolve) => response.write(bytes, resolve));
  }
  if (answer.ending === 'end') response.end();
  // Wait until the bytes are sent: they would be lost if the connection were cut before.
  if (answer.ending === 'cut') setImmediate(() => response.destroy());
}
