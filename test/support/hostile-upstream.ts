import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A model server that answers every request in the same wrong way, and counts what it has sent. */
export class HostileUpstream {
  /** What was asked, as method and path. */
  readonly requests: string[] = [];
  /** Bytes that were handed to the connection. */
  sentBytes = 0;
  answer: Answer = (response) => void response.end('{}');
  private server?: Server;
  private open = 0;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      this.open += 1;
      response.on('close', () => (this.open -= 1));
      request.resume().on('end', () => this.answer(response, request));
    });
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}/v1`;
  }

  /** Sends `beginning`, then `piece` until the connection is closed. */
  sendForever(headers: Record<string, string>, piece: string, beginning = '', status = 200): void {
    this.answer = (response) => {
      response.writeHead(status, headers).write(beginning);
      const next = () => {
        while (!response.destroyed && response.write(piece)) this.sentBytes += piece.length;
        this.sentBytes += piece.length;
      };
      response.on('drain', next);
      next();
    };
  }

  redirectTo(location: string, status = 307): void {
    this.answer = (response) => void response.writeHead(status, { location }).end();
  }

  /** Resolves when every response has ended or its connection is closed. */
  async allClosed(): Promise<void> {
    while (this.open > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
