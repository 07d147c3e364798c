import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSettings } from '../../../src/config/settings.js';
import { framesOf } from './model-frames.js';

/** The behaviour of a model server for one request. */
export type Behaviour =
  | { readonly status: number; readonly retryAfter?: string }
  | 'cut before the headers'
  | 'cut before the first event'
  | 'cut inside the first event'
  | 'cut before the first delta'
  | 'cut after two deltas'
  | 'cut inside a delta'
  | 'garbage before the first delta'
  | 'garbage after two deltas'
  | 'end without completion'
  | 'silent before the headers'
  | 'silent before the first event'
  | 'silent after two deltas'
  | 'answer';

export const DELTAS = ['One', ' two', ' three.'];
const GARBAGE = 'data: {"choices": \u0000\uFFFD<html>\n\n';

/**
 * A local model server that handles requests with the given behaviours, one for each request, and then answers
 * normally.
 */
export class FaultyModel {
  readonly requests: { readonly at: number; readonly body: string }[] = [];
  private behaviours: Behaviour[] = [];
  private readonly server: Server;

  constructor(private readonly api: ModelSettings['api']) {
    this.server = createServer((request, response) => void this.treat(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  will(...behaviours: Behaviour[]): void {
    this.requests.length = 0;
    this.behaviours = behaviours;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async treat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests.push({ at: performance.now(), body: Buffer.concat(chunks).toString('utf8') });
    const behaviour = this.behaviours.shift() ?? 'answer';
    if (typeof behaviour === 'object') return refuse(response, behaviour);
    if (behaviour === 'silent before the headers') return;
    if (behaviour === 'cut before the headers') return void response.destroy();
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const { text, ending } = this.script(behaviour);
    // Wait until the text is sent: it would be lost if the connection were cut before.
    if (text) await new Promise((resolve) => response.write(text, resolve));
    if (ending === 'cut') setImmediate(() => response.destroy());
    if (ending === 'whole') response.end();
  }

  private script(behaviour: Exclude<Behaviour, object>): { text: string; ending: 'cut' | 'whole' | 'silence' } {
    const { opening, deltas, closing } = framesOf(this.api, DELTAS);
    const begun = [...opening, ...deltas.slice(0, 2)].join('');
    switch (behaviour) {
      case 'cut inside the first event':
        return { text: opening[0]!.slice(0, 20), ending: 'cut' };
      case 'cut before the first delta':
        return { text: opening.join(''), ending: 'cut' };
      case 'cut after two deltas':
        return { text: begun, ending: 'cut' };
      case 'cut inside a delta':
        return { text: begun + deltas[2]!.slice(0, 30), ending: 'cut' };
      case 'garbage before the first delta':
        return { text: GARBAGE, ending: 'whole' };
      case 'garbage after two deltas':
        return { text: begun + GARBAGE, ending: 'whole' };
      case 'end without completion':
        return { text: begun, ending: 'whole' };
      case 'silent after two deltas':
        return { text: begun, ending: 'silence' };
      case 'answer':
        return { text: [...opening, ...deltas, ...closing].join(''), ending: 'whole' };
      default:
        return { text: '', ending: behaviour.startsWith('silent') ? 'silence' : 'cut' };
    }
  }
}

function refuse(response: ServerResponse, { status, retryAfter }: Extract<Behaviour, object>): void {
  const headers = {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  };
  response.writeHead(status, headers).end(JSON.stringify({ error: { message: 'secret words of the provider' } }));
}
