import { Agent, request } from 'node:http';
import type { FuzzRequest } from './fuzz-requests.js';
import type { KnownIds } from './known-ids.js';

/** A response that takes longer is a hang. Milliseconds. */
const HANG_MS = 30_000;
/** Bytes of a response that are kept. */
const KEPT = 1_000_000;

export interface FuzzResponse {
  /** 0: the client left, or the server closed the connection. */
  readonly status: number;
  readonly type: string;
  readonly requestId: string;
  readonly text: string;
}

/** Sends requests over connections that are used again. */
export class FuzzClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(
    private readonly url: string,
    private readonly ids: KnownIds,
  ) {}

  /** @throws when no response arrives in time. */
  send({ method, path, headers, body, leavesEarly }: FuzzRequest): Promise<FuzzResponse> {
    const bytes = body === undefined ? undefined : Buffer.from(this.ids.fill(body));
    const target = new URL(this.url);
    return new Promise((resolve, reject) => {
      const sent = request({
        agent: this.agent,
        host: target.hostname,
        port: target.port,
        method,
        path: this.ids.fill(path),
        headers: { ...headers, ...(bytes && { 'Content-Length': bytes.length }) },
      });
      const limit = setTimeout(() => {
        reject(new Error(`no response after ${HANG_MS} ms`));
        sent.destroy();
      }, HANG_MS);
      const finish = (response: FuzzResponse) => {
        clearTimeout(limit);
        this.ids.learn(response.text);
        resolve(response);
      };
      // The server may refuse a body before it has arrived, and close the connection.
      sent.once('error', () => finish({ status: 0, type: '', requestId: '', text: '' }));
      sent.once('response', (response) => {
        const type = String(response.headers['content-type'] ?? '');
        const requestId = String(response.headers['x-request-id'] ?? '');
        const run = response.headers['x-chatkit-run'];
        if (run !== undefined) this.ids.add('run', String(run));
        if (leavesEarly) {
          sent.destroy();
          return finish({ status: 0, type, requestId, text: '' });
        }
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += text.length < KEPT ? chunk : ''));
        response.once('close', () => finish({ status: response.statusCode ?? 0, type, requestId, text }));
      });
      sent.end(bytes);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
