import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { AppError } from '../errors/app-error.js';
import { UPSTREAM_BODY_BYTES, UPSTREAM_ERROR_BYTES, UPSTREAM_REDIRECTS } from '../limits.js';
import { parseUrl } from '../parse-url.js';
import { type Proxies, refusalOfProxy, upstreamDispatcher } from './undici-dispatcher.js';

/** A 303 would turn the request into one without a body, so it is never followed. */
const FOLLOWED: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/** The content type of an event stream. */
export const EVENT_STREAM = 'text/event-stream';

type ResponseData = Dispatcher.ResponseData;
type RequestOptions = Omit<Parameters<typeof request>[1] & object, 'dispatcher'>;

/** An event stream as it comes from the socket. It has no `body`: a web stream needs more time for a packet than all our code. */
export class EventStreamResponse extends Response {
  constructor(
    readonly events: Readable,
    init: ResponseInit,
  ) {
    super(null, init);
  }
}

/**
 * `fetch` for a client of a model server. An event stream is returned as an `EventStreamResponse`; anything else is read
 * to its end, within the limits for upstream bodies. A redirect is followed only within the same scheme, host and port,
 * because a request holds the API key and the whole prompt. Rejects with `AppError` (`model_redirected`,
 * `model_response_too_large`, `proxy_refused`), which the client wraps: see `upstreamFault`.
 */
export function undiciFetch(proxies?: Proxies): (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const dispatcher = upstreamDispatcher(proxies);
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    const {
      statusCode,
      headers: received,
      body: stream,
    } = await follow(new URL(url instanceof Request ? url.url : url), dispatcher, {
      method: method as Dispatcher.HttpMethod,
      headers: Object.fromEntries(new Headers(headers)),
      body: body as Dispatcher.DispatchOptions['body'],
      signal,
    });
    const init = { status: statusCode, headers: toHeaders(received) };
    const isStream = statusCode === 200 && isEventStream(init.headers.get('content-type') ?? '', new Headers(headers));
    return isStream ? new EventStreamResponse(stream, init) : new Response(await readBody(stream, statusCode), init);
  };
}

/** A client that accepts an event stream gets one also when the server names another type, but not for JSON or a page. */
function isEventStream(type: string, sent: Headers): boolean {
  if (type.startsWith(EVENT_STREAM)) return true;
  return (sent.get('accept')?.includes(EVENT_STREAM) ?? false) && !/json|html/.test(type);
}

async function follow(start: URL, dispatcher: Dispatcher, options: RequestOptions): Promise<ResponseData> {
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    const response = await request(url, { ...options, dispatcher }).catch(unconnected);
    const { location } = response.headers;
    if (response.statusCode < 300 || response.statusCode > 399 || location === undefined) return response;
    // A body that is closed before its end reports an error, which nobody waits for.
    response.body.on('error', () => undefined).destroy();
    const target = String(location);
    const next = parseUrl(target, url);
    const isFollowed = FOLLOWED.has(response.statusCode) && next?.origin === url.origin;
    if (!next || !isFollowed || redirects === UPSTREAM_REDIRECTS) throw new AppError({ code: 'model_redirected' });
    url = next;
  }
}

/** A proxy that answers 5xx cannot reach the server at present, as when a connection fails. */
function unconnected(error: unknown): never {
  const status = refusalOfProxy(error);
  if (status === undefined) throw error;
  throw status < 500
    ? new AppError({ code: 'proxy_refused', cause: error })
    : new TypeError(`The proxy answered ${status}.`, { cause: error });
}

/** Of an error only the beginning is returned. Leaving the loop closes the connection. */
async function readBody(stream: Readable, statusCode: number): Promise<Buffer<ArrayBuffer>> {
  const isError = statusCode >= 400;
  const limit = isError ? UPSTREAM_ERROR_BYTES : UPSTREAM_BODY_BYTES;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= limit) continue;
    if (!isError) throw new AppError({ code: 'model_response_too_large' });
    break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

function toHeaders(received: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  return headers;
}
