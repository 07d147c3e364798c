import { FIRST_ANSWER_MS } from '../host/limits.js';

/** Where the token is kept; `SafeStorage` in a page. */
export interface TokenStorage {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
}

const HEADER = 'x-chatkit-visitor';

/**
 * Lets the server recognize this browser. On the server's own pages its cookie does so. Elsewhere browsers keep no cookie
 * of it, and then the token that the server gives to a new visitor is kept and sent with each request.
 */
export class Visitor {
  private first: Promise<unknown> | undefined;
  private isKnown = false;
  private timesNew = 0;

  constructor(private readonly storage: TokenStorage) {}

  /**
   * Sends a request. Until the server has answered one, only one is on its way: without a cookie two at once would be
   * two visitors, and what one of them stored would be lost.
   */
  async send(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Response> {
    if (this.isKnown) return this.sendNow(fetch, url, init);
    if (this.first !== undefined) {
      await this.first;
      return this.send(fetch, url, init);
    }
    const answer = this.sendNow(fetch, url, init);
    this.first = Promise.race([answer, inTime()]).then(
      () => (this.isKnown = true),
      () => (this.first = undefined),
    );
    return answer;
  }

  private async sendNow(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Response> {
    const name = `visitor:${originOf(url)}`;
    const token = this.storage.get(name);
    const headers = token === null ? init.headers : { ...(init.headers as object), authorization: `Bearer ${token}` };
    const response = await fetch(url, headers === undefined ? init : { ...init, headers });
    if (response.status === 401 && token !== null) {
      // The token has expired, or the server has another key now.
      if (this.storage.get(name) === token) this.storage.set(name, null);
      return this.sendNow(fetch, url, init);
    }
    const given = response.headers.get(HEADER);
    if (given !== null && this.needsToken(url)) this.storage.set(name, given);
    return response;
  }

  /** On the server's own pages only when the browser refuses its cookie, as in a frame of another site. */
  private needsToken(url: string): boolean {
    this.timesNew += 1;
    return this.timesNew > 1 || originOf(url) !== globalThis.location?.origin;
  }
}

function inTime(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, FIRST_ANSWER_MS));
}

function originOf(url: string): string {
  return new URL(url, globalThis.location?.href).origin;
}
