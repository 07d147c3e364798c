import type { components, paths } from './api.js';

type Schemas = components['schemas'];
export type ChatKitRequest = Schemas['ChatKitRequest'];
export type StreamEvent = Schemas['ThreadStreamEvent'] | Schemas['RunEndedEvent'];
export type ThreadItemPage = paths['/threads/{id}/items']['get']['responses'][200]['content']['application/json'];

const FAILURES = 5;

/** A client of the ChatKit protocol whose types are generated from `/openapi.json`. */
export class ChatKitClient {
  /** The token of this visitor, which the first answer has. A program has no cookies, so it sends the token itself. */
  private visitor: string | undefined;

  constructor(private readonly server: string) {}

  /** The events of one answer. Continues after the last received event when the connection is lost. */
  async *ask(request: ChatKitRequest): AsyncGenerator<StreamEvent> {
    let response: Response | undefined = await this.send('/chatkit', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-ChatKit-Resume': '1' },
      body: JSON.stringify(request),
    });
    const run = response.headers.get('X-ChatKit-Run') ?? '';
    let place = `${run}:0`;
    for (let failures = 0; failures < FAILURES; failures += 1) {
      try {
        for await (const { id, data } of framesOf(response)) {
          const event = JSON.parse(data) as StreamEvent;
          failures = 0;
          place = id ?? place;
          yield event;
          if (event.type === 'run.ended') return;
        }
      } catch {
        // The connection was lost. The run continues on the server.
      }
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** failures));
      const headers = { 'Last-Event-ID': place };
      response = await this.send(`/chatkit/runs/${run}/events`, { headers }).catch(ignoreLostConnection);
    }
    throw new Error('The server cannot be reached. Read the thread later.');
  }

  async items(threadId: string): Promise<ThreadItemPage> {
    return (await this.send(`/threads/${encodeURIComponent(threadId)}/items`)).json() as Promise<ThreadItemPage>;
  }

  /** @throws an Error whose message says what to do, when the server refuses the request. */
  private async send(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = new Headers(options.headers);
    if (this.visitor) headers.set('Authorization', `Bearer ${this.visitor}`);
    const response = await fetch(`${this.server}${path}`, { ...options, headers });
    this.visitor ??= response.headers.get('X-ChatKit-Visitor') ?? undefined;
    if (response.ok) return response;
    const { detail } = (await response.json()) as Schemas['Problem'];
    throw new Error(detail);
  }
}

/** `fetch` reports a lost connection as a TypeError; every other error is the server's own answer. */
function ignoreLostConnection(error: unknown): undefined {
  if (error instanceof TypeError) return undefined;
  throw error;
}

interface Frame {
  readonly id?: string | undefined;
  readonly data: string;
}

/** A frame ends with an empty line. A line that begins with a colon is a heartbeat. */
async function* framesOf(response: Response | undefined): AsyncGenerator<Frame> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of (response?.body ?? []) as AsyncIterable<Uint8Array>) {
    const frames = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = frames.pop() ?? '';
    for (const frame of frames) {
      const data = fieldOf(frame, 'data');
      if (data !== undefined) yield { id: fieldOf(frame, 'id'), data };
    }
  }
}

function fieldOf(frame: string, name: string): string | undefined {
  const line = frame.split('\n').find((one) => one.startsWith(`${name}: `));
  return line?.slice(name.length + 2);
}
