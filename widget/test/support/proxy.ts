import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy between browser and server that can cut event streams or deliver them byte by byte. */
export class Proxy {
  private readonly streams = new Set<ServerResponse>();
  private readonly server: Server;
  /** Deliver event streams byte by byte. */
  bytewise = false;

  private constructor(private readonly target: string) {
    this.server = createServer((request, response) => this.pass(request, response));
  }

  static async start(target: string): Promise<Proxy> {
    const proxy = new Proxy(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Closes all open event streams. @returns their number. */
  cut(): number {
    const count = this.streams.size;
    for (const stream of this.streams) stream.destroy();
    return count;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers } = request;
    const upstream = forward(new URL(request.url ?? '/', this.target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      const streams = String(answer.headers['content-type']).startsWith('text/event-stream');
      if (!streams) return void answer.pipe(response);
      this.streams.add(response);
      this.deliver(answer, response).catch(() => response.destroy());
    });
    upstream.on('error', () => response.destroy());
    response.once('close', () => {
      this.streams.delete(response);
      upstream.destroy();
    });
    request.pipe(upstream);
  }

  private async deliver(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      const pieces = this.bytewise ? [...chunk].map((byte) => Buffer.from([byte])) : [chunk];
      for (const piece of pieces) {
        response.write(piece);
        if (this.bytewise) await new Promise(setImmediate);
      }
    }
    response.end();
  }
}
