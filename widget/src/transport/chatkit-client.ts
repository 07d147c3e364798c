import { asObject, textOrNull } from '../wire/guards.js';
import { HttpFailure } from './http-failure.js';
import type { Visitor } from './visitor.js';

export interface ClientSettings {
  url: string;
  fetch: typeof fetch;
  /** Sent as `Accept-Language`: the language of the server's messages. */
  locale: string;
  credentials: RequestCredentials;
}

/** A request of the protocol. */
export interface ChatKitRequest {
  type: string;
  params: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

export interface OpenStream {
  body: ReadableStream<Uint8Array>;
  /** Id of the run; null if the server has no runs. */
  runId: string | null;
}

const RUN_HEADER = 'x-chatkit-run';

/** The ChatKit protocol over HTTP, without state and without retries. Error statuses reject with `HttpFailure`. */
export class ChatKitClient {
  constructor(
    private readonly settings: () => ClientSettings,
    private readonly visitor: Visitor,
  ) {}

  async json(request: ChatKitRequest, signal?: AbortSignal): Promise<unknown> {
    const response = await this.post(request, 'application/json', signal);
    return response.json();
  }

  async stream(request: ChatKitRequest, signal: AbortSignal): Promise<OpenStream> {
    return this.opened(await this.post(request, 'text/event-stream', signal));
  }

  /** Id of the active run of a thread; null if there is none or the server has no runs. */
  async activeRun(threadId: string, signal?: AbortSignal): Promise<string | null> {
    const response = await this.send(`/threads/${encodeURIComponent(threadId)}/run`, {
      signal,
      accept: 'application/json',
    });
    if (response.status === 404 || response.status === 204) return null;
    if (!response.ok) throw await HttpFailure.from(response);
    const answer = asObject(await response.json());
    const run = 'run' in answer ? asObject(answer['run']) : answer;
    const status = textOrNull(run['status']);
    return status === null || status === 'active' ? textOrNull(run['id']) : null;
  }

  async runEvents(runId: string, lastEventId: string | null, signal: AbortSignal): Promise<OpenStream> {
    const headers: Record<string, string> = lastEventId === null ? {} : { 'last-event-id': lastEventId };
    const path = `/runs/${encodeURIComponent(runId)}/events`;
    const opened = this.opened(await this.succeed(path, { signal, headers, accept: 'text/event-stream' }));
    return { ...opened, runId };
  }

  async cancelRun(runId: string): Promise<void> {
    await this.succeed(`/runs/${encodeURIComponent(runId)}/cancel`, { method: 'POST', accept: 'application/json' });
  }

  private post(request: ChatKitRequest, accept: string, signal?: AbortSignal): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'x-chatkit-resume': '1' };
    return this.succeed('', { method: 'POST', headers, body: JSON.stringify(request), signal, accept });
  }

  private opened(response: Response): OpenStream {
    if (response.body === null) throw new TypeError('The response has no body.');
    return { body: response.body, runId: response.headers.get(RUN_HEADER) };
  }

  private async succeed(path: string, call: Call): Promise<Response> {
    const response = await this.send(path, call);
    if (!response.ok) throw await HttpFailure.from(response);
    return response;
  }

  private send(path: string, { accept, headers, signal, ...call }: Call): Promise<Response> {
    const { url, fetch, locale, credentials } = this.settings();
    return this.visitor.send(fetch, `${path === '' ? url : url.replace(/\/$/, '')}${path}`, {
      ...call,
      ...(signal ? { signal } : {}),
      credentials,
      headers: { accept, 'accept-language': locale, ...headers },
    });
  }
}

interface Call {
  method?: string;
  accept: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal | undefined;
}
