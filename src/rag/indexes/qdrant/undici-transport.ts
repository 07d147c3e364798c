import { unescape } from 'node:querystring';
import { type Dispatcher, errors, request } from 'undici';
import { retryAfterSeconds } from '../../../common/retry-after.js';
import { withoutTrailingSlashes } from '../../../common/trailing-slashes.js';
import { type Proxies, refusalOfProxy, upstreamDispatcher } from '../../../common/upstream/undici-dispatcher.js';
import { QDRANT_ANSWER_BYTES, QDRANT_CONNECTIONS, QDRANT_REQUEST_MS } from '../../limits.js';
import { QdrantFault, reasonIn } from './qdrant-fault.js';

export interface QdrantAddress {
  /** User and password in it are sent as basic authentication, for a gateway in front of Qdrant. A path is kept. */
  readonly url: string;
  readonly apiKey?: string;
  readonly proxies?: Proxies;
}

export interface TransportLimits {
  readonly answerBytes: number;
  readonly milliseconds: number;
}

const LIMITS: TransportLimits = { answerBytes: QDRANT_ANSWER_BYTES, milliseconds: QDRANT_REQUEST_MS };

/**
 * Sends JSON to one Qdrant server. It follows no redirect, because the key would go with it, and limits the time and the
 * size of an answer.
 */
export class QdrantTransport {
  /** The address without user and password. */
  readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly dispatcher: Dispatcher;

  constructor(
    { url, apiKey, proxies }: QdrantAddress,
    private readonly limits = LIMITS,
  ) {
    const { origin, pathname, username, password } = new URL(url);
    this.address = origin + withoutTrailingSlashes(pathname);
    const user = [username, password].map(unescape).join(':');
    this.headers = {
      'content-type': 'application/json',
      ...(apiKey !== undefined && { 'api-key': apiKey }),
      ...(user !== ':' && { authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
    };
    this.dispatcher = upstreamDispatcher(proxies, {
      connections: QDRANT_CONNECTIONS,
      maxResponseSize: limits.answerBytes,
    });
  }

  /** @returns the JSON of a successful answer. @throws QdrantFault, or the reason of the signal when it is aborted. */
  async send(method: Dispatcher.HttpMethod, path: string, body?: unknown, signal?: AbortSignal): Promise<object> {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(this.limits.milliseconds);
    try {
      const response = await request(this.address + path, {
        dispatcher: this.dispatcher,
        method,
        headers: this.headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return accepted(response, await response.body.text());
    } catch (error) {
      signal?.throwIfAborted();
      const { message, ...options } = error instanceof QdrantFault ? error : unanswered(error);
      throw new QdrantFault(this.withoutSecrets(`${method} ${this.address}${path} ${message}`), options);
    }
  }

  /** A gateway can repeat the headers of a request in its answer. */
  private withoutSecrets(text: string): string {
    const secrets = [this.headers['api-key'], this.headers.authorization].filter((secret) => secret !== undefined);
    return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
  }
}

function accepted({ statusCode: status, headers }: Dispatcher.ResponseData, text: string): object {
  const body = jsonIn(text);
  if (status !== 200 && status !== 201) {
    const reason = isRedirect(status) ? 'a redirect, which is not followed' : reasonIn(body) || '(no reason of Qdrant)';
    const retryAfter = retryAfterSeconds(single(headers['retry-after']), single(headers.date));
    throw new QdrantFault(`was answered with ${status} ${reason}`, { status, retryAfter });
  }
  if (typeof body === 'object' && body !== null) return body;
  throw new QdrantFault(
    `was not answered by Qdrant: ${status}, ${single(headers['content-type']) ?? 'no content type'}`,
  );
}

function unanswered(error: unknown): QdrantFault {
  // Repeating the request would bring the same answer.
  const status = error instanceof errors.ResponseExceededMaxSizeError ? 200 : undefined;
  const { name, code, message } = error as NodeJS.ErrnoException;
  const refusal = refusalOfProxy(error);
  if (refusal !== undefined) return new QdrantFault(`was refused by the proxy with ${refusal}`, { cause: error });
  return new QdrantFault(name === 'TimeoutError' ? 'had no answer in time' : `failed (${code ?? message})`, {
    status,
    cause: error,
  });
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
