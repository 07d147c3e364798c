import type { Proxies } from './undici-dispatcher.js';

/** A server with the API of OpenAI. */
export interface ModelServer {
  /** Unset: OpenAI's own. */
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** Set for Azure OpenAI: the query parameter `api-version`. The key is then sent in the header `api-key`. */
  readonly apiVersion?: string;
  /** Sent with each request, and in place of our own headers of the same names. Their values are secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxies?: Proxies;
}

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';
const OPENAI_HOST = /(?:^|\.)api\.openai\.com$/;

/** Whether the address is that of OpenAI itself, also in one of its regions. Unset means OpenAI. */
export function isOpenAI(baseUrl = OPENAI_BASE_URL): boolean {
  return OPENAI_HOST.test(new URL(baseUrl).hostname);
}
