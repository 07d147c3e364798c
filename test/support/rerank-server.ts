import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface RerankRequest {
  readonly path: string;
  readonly authorization?: string;
  readonly body: { readonly query: string; readonly documents?: string[]; readonly texts?: string[] };
}

/** How a server writes its scores: `[position, score]`, in the order in which they are sent. */
export type RerankShape = (scores: readonly (readonly [unknown, unknown])[]) => unknown;

export const RERANK_SHAPES: Readonly<Record<'cohere' | 'jina' | 'tei', RerankShape>> = {
  cohere: (scores) => ({
    id: 'id',
    results: scores.map(([index, relevance_score]) => ({ index, relevance_score })),
    meta: { api_version: { version: '2' } },
  }),
  jina: (scores) => ({
    model: 'jina',
    usage: { total_tokens: 1 },
    results: scores.map(([index, relevance_score]) => ({ index, document: { text: 'text' }, relevance_score })),
  }),
  tei: (scores) => scores.map(([index, score]) => ({ index, score })),
};

/** A rerank server that gives the answers of the test. Without one it never answers. */
export class RerankServer {
  readonly requests: RerankRequest[] = [];
  answer?: (response: ServerResponse, request: IncomingMessage) => void;
  private server?: Server;
  private onRequest = () => undefined as void;
  private onClose = () => undefined as void;
  /** Resolves with the first request, and when the connection of a request is closed. */
  readonly asked = new Promise<void>((resolve) => (this.onRequest = resolve));
  readonly closed = new Promise<void>((resolve) => (this.onClose = resolve));

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      response.on('close', this.onClose);
      this.receive(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: path = '', headers } = request;
    const body = (await json(request)) as RerankRequest['body'];
    this.requests.push({ path, authorization: headers.authorization, body });
    this.onRequest();
    this.answer?.(response, request);
  }

  /** Answers every request with this body; text is sent as it is. */
  answerWith(
    body: unknown,
    status = 200,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.answer = (response) => void response.writeHead(status, headers).end(text);
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
