import { type Dispatcher, request } from 'undici';
import { parseUrl } from '../../common/parse-url.js';
import { type Proxies, upstreamDispatcher } from '../../common/upstream/undici-dispatcher.js';
import { CHECK_MS, CHECK_REDIRECTS, CHECKED_PAGE_BYTES, CHECKS_AT_ONCE } from '../limits.js';

/** How a site answers an address. */
export interface SiteAnswer {
  /** The status of the last answer; undefined when there was none. */
  readonly status?: number;
  /** Where the redirects end. */
  readonly url: string;
  /** Whether the page has the anchor; undefined when that is not known. */
  readonly hasAnchor?: boolean;
  /** Why there was no answer. */
  readonly fault?: string;
}

/** Servers that do not know the method HEAD. */
const NO_HEAD: ReadonlySet<number> = new Set([400, 403, 404, 405, 501]);

/** A published site that is asked for its pages. Close it after use. */
export class UndiciSite {
  private readonly dispatcher: Dispatcher;

  constructor(proxies: Proxies | undefined) {
    this.dispatcher = upstreamDispatcher(proxies, { connections: CHECKS_AT_ONCE });
  }

  close(): Promise<void> {
    return this.dispatcher.close();
  }

  /** Asks with HEAD, then with GET where that fails or an anchor has to be found. Follows redirects. Never throws. */
  async ask(address: string, anchor = ''): Promise<SiteAnswer> {
    const signal = AbortSignal.timeout(CHECK_MS);
    try {
      return await this.tryToAsk(address, anchor, signal);
    } catch (error) {
      return { url: address, fault: signal.aborted ? `no answer in ${CHECK_MS / 1_000} s` : messageOf(error) };
    }
  }

  private async tryToAsk(address: string, anchor: string, signal: AbortSignal): Promise<SiteAnswer> {
    const ask = (method: 'HEAD' | 'GET', url: string) => follow(url, { method, dispatcher: this.dispatcher, signal });
    const head = await ask('HEAD', address);
    await head.body.dump();
    const found = isFound(head.status);
    if ((found && anchor === '') || (!found && !NO_HEAD.has(head.status))) return answerOf(head);
    const page = await ask('GET', found ? head.url : address);
    if (!isFound(page.status) || anchor === '' || !isHtml(page.type)) {
      page.body.on('error', () => undefined).destroy();
      return answerOf(page);
    }
    return { ...answerOf(page), hasAnchor: await holds(page.body, anchor) };
  }
}

interface Asked {
  readonly status: number;
  readonly url: string;
  readonly type: string;
  readonly body: Dispatcher.ResponseData['body'];
}

async function follow(
  start: string,
  options: { method: 'HEAD' | 'GET'; dispatcher: Dispatcher; signal: AbortSignal },
): Promise<Asked> {
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    const { statusCode: status, headers, body } = await request(url, { ...options, headers: HEADERS });
    const next = status >= 300 && status < 400 ? parseUrl(String(headers.location ?? ''), url) : undefined;
    if (!next || !/^https?:$/.test(next.protocol))
      return { status, url, type: String(headers['content-type'] ?? ''), body };
    body.on('error', () => undefined).destroy();
    if (redirects === CHECK_REDIRECTS) throw new Error(`more than ${CHECK_REDIRECTS} redirects`);
    next.hash = '';
    url = next.href;
  }
}

const HEADERS = { accept: 'text/html,*/*', 'user-agent': 'chatkit-nest link check' };

async function holds(body: Asked['body'], anchor: string): Promise<boolean | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > CHECKED_PAGE_BYTES) return undefined;
  }
  const html = Buffer.concat(chunks).toString('utf8');
  return [anchor, encodeURIComponent(anchor)].some((id) =>
    [`id="${id}"`, `id='${id}'`, `id=${id}>`, `id=${id} `, `name="${id}"`].some((attribute) =>
      html.includes(attribute),
    ),
  );
}

function answerOf({ status, url }: Asked): SiteAnswer {
  return { status, url };
}

function isFound(status: number): boolean {
  return status >= 200 && status < 300;
}

function isHtml(type: string): boolean {
  return /html/i.test(type);
}

function messageOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
