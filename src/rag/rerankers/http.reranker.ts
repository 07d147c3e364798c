import { AppError } from '../../common/errors/app-error.js';
import { withoutTrailingSlashes } from '../../common/trailing-slashes.js';
import type { Proxies } from '../../common/upstream/undici-dispatcher.js';
import { EventStreamResponse, undiciFetch } from '../../common/upstream/undici-fetch.js';
import { Reranker } from '../reranker.js';
import { orderIn } from './rerank-answer.js';

export interface RerankServer {
  /** The address of the route, or what is before `/rerank` in it. */
  readonly url: string;
  readonly apiKey?: string;
  /** Set: the request has the form of Cohere and Jina. Unset: that of TEI, whose server has one model. */
  readonly model?: string;
  readonly proxies?: Proxies;
}

/** What `undiciFetch` reports, in words that fit this server. */
const FAULTS: Readonly<Record<string, string>> = {
  model_redirected: 'it redirects to another address, to which nothing is sent',
  model_response_too_large: 'it sent more data than is read',
  proxy_refused: 'the proxy of HTTPS_PROXY or HTTP_PROXY does not let requests through',
};

/** A rerank server with the API of Cohere, Jina or TEI. It is asked once: a reader waits for the answer. */
export class HttpReranker extends Reranker {
  private readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly fetch: ReturnType<typeof undiciFetch>;

  constructor(private readonly server: RerankServer) {
    super();
    this.address = routeOf(server.url);
    this.fetch = undiciFetch(server.proxies);
    this.headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(server.apiKey !== undefined && { authorization: `Bearer ${server.apiKey}` }),
    };
  }

  override async order(question: string, texts: readonly string[], signal: AbortSignal): Promise<number[]> {
    const body = JSON.stringify(this.request(question, texts));
    const response = await this.fetch(this.address, { method: 'POST', headers: this.headers, body, signal }).catch(
      (error: unknown) => unanswered(error, signal),
    );
    if (response instanceof EventStreamResponse) {
      response.events.on('error', () => undefined).destroy();
      throw new Error('it answered with an event stream');
    }
    if (!response.ok) throw new Error(`it answered with status ${response.status}`);
    return orderIn(await jsonOf(response), texts.length);
  }

  private request(query: string, texts: readonly string[]): object {
    const { model } = this.server;
    if (model === undefined) return { query, texts, truncate: true };
    return { model, query, documents: texts, top_n: texts.length };
  }
}

function routeOf(url: string): string {
  const address = new URL(url);
  const path = withoutTrailingSlashes(address.pathname);
  address.pathname = path.endsWith('/rerank') ? path : `${path}/rerank`;
  return address.href;
}

function unanswered(error: unknown, signal: AbortSignal): never {
  signal.throwIfAborted();
  if (error instanceof AppError) throw new Error(FAULTS[error.code] ?? error.code, { cause: error });
  const { code, message } = error as NodeJS.ErrnoException;
  throw new Error(`it cannot be reached (${code ?? message})`, { cause: error });
}

/** The message of the parser would repeat a part of the answer. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Error('its answer is no JSON');
  }
}
