import type { Readable } from 'node:stream';
import { Agent, interceptors, request } from 'undici';

const REDIRECTS = 5;
/** The client and `ModelIdleTimeout` limit the time themselves. */
const NO_LIMIT = 0;

/** An event stream as it comes from the socket. It has no `body`: a web stream needs more time for a packet than all our code. */
export class EventStreamResponse extends Response {
  constructor(
    readonly events: Readable,
    init: ResponseInit,
  ) {
    super(null, init);
  }
}

/** `fetch` for a client of a model server: an event stream is returned as an `EventStreamResponse`, anything else is read completely. */
export function undiciFetch(): (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const dispatcher = new Agent({ headersTimeout: NO_LIMIT, bodyTimeout: NO_LIMIT }).compose(
    interceptors.redirect({ maxRedirections: REDIRECTS }),
  );
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const {
      statusCode,
      headers: received,
      body: events,
    } = await request(String(url), {
      dispatcher,
      method: method as 'GET' | 'POST',
      headers: Object.fromEntries(new Headers(headers)),
      body: body as string | undefined,
      signal,
    });
    const init = { status: statusCode, headers: toHeaders(received) };
    const isStream = statusCode === 200 && init.headers.get('content-type')?.startsWith('text/event-stream');
    return isStream ? new EventStreamResponse(events, init) : new Response(await events.arrayBuffer(), init);
  };
}

function toHeaders(received: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return headers;
}
