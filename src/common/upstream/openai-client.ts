import OpenAI, { type ClientOptions } from 'openai';
import { type ModelServer, OPENAI_BASE_URL } from './model-server.js';
import { undiciFetch } from './undici-fetch.js';

type Options = Pick<ClientOptions, 'timeout' | 'fetch'>;

/** For servers that need no key: the client requires one. */
const NO_KEY = 'none';

/**
 * A client of the server. It reads no key and no address from the environment of the process, and sends each request once, because the
 * retries of the client wait as long as the server asks.
 * @param options the time in milliseconds until the headers of a response must have arrived, and another `fetch`.
 */
export function openAIClient(
  server: ModelServer,
  { timeout, fetch = undiciFetch(server.proxies) }: Options = {},
): OpenAI {
  const { baseUrl = OPENAI_BASE_URL, apiKey = NO_KEY, apiVersion, headers } = server;
  return new OpenAI({
    apiKey,
    baseURL: baseUrl,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    timeout,
    fetch,
    ...(apiVersion !== undefined && { defaultQuery: { 'api-version': apiVersion } }),
    defaultHeaders: { ...(apiVersion !== undefined && { authorization: null, 'api-key': apiKey }), ...headers },
  });
}
