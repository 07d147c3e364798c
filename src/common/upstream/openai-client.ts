import OpenAI, { type APIError, type ClientOptions } from 'openai';
import { hideSecrets } from './hide-secrets.js';
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
  return new DiscreetClient(server, {
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

/** What a server says about a refused request is shown and logged, and it can repeat the key. */
class DiscreetClient extends OpenAI {
  constructor(
    private readonly server: ModelServer,
    options: ClientOptions,
  ) {
    super(options);
  }

  protected override makeStatusError(
    status: number,
    body: object,
    message: string | undefined,
    headers: Headers,
  ): APIError {
    const error = super.makeStatusError(status, body, message, headers);
    error.message = hideSecrets(error.message, [this.server]);
    error.stack = error.stack && hideSecrets(error.stack, [this.server]);
    return error;
  }
}
