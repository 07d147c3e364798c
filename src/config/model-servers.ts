import { isIPv6 } from 'node:net';
import { type ModelServer, OPENAI_BASE_URL } from '../common/upstream/model-server.js';
import type { Proxies } from '../common/upstream/undici-dispatcher.js';
import type { Env } from './env.schema.js';

/** A proxy cannot reach what listens only on this machine. */
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** The server of the language model and of the speech model. */
export function answerServer(env: Env): ModelServer {
  return {
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    apiVersion: env.OPENAI_API_VERSION,
    headers: env.OPENAI_HEADERS,
    proxies: proxiesOf(env),
  };
}

/** The server of the embedding model. Headers and version of the language model are sent only to the same host. */
export function embeddingServer(env: Env): ModelServer {
  const answers = answerServer(env);
  return {
    ...(isOneServer(env) ? answers : { proxies: answers.proxies }),
    baseUrl: env.EMBEDDING_BASE_URL ?? answers.baseUrl,
    apiKey: env.EMBEDDING_API_KEY ?? env.OPENAI_API_KEY,
  };
}

/** Whether the key of the language model is sent to another server, that of the embedding model. */
export function sharesModelKey(env: Env): boolean {
  return env.OPENAI_API_KEY !== undefined && env.EMBEDDING_API_KEY === undefined && !isOneServer(env);
}

function isOneServer({ EMBEDDING_BASE_URL, OPENAI_BASE_URL }: Env): boolean {
  return EMBEDDING_BASE_URL === undefined || originOf(EMBEDDING_BASE_URL) === originOf(OPENAI_BASE_URL);
}

/** Undefined when no proxy is set. */
export function proxiesOf({ HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY }: Env): Proxies | undefined {
  if (http === undefined && https === undefined) return undefined;
  return { http, https, direct: [...THIS_MACHINE, ...NO_PROXY.flatMap(namesOf)].join(',') };
}

/** As other programs read NO_PROXY, a host also stands for its subdomains, and a dot before it has no meaning. */
function namesOf(entry: string): string[] {
  if (entry === '*') return [entry];
  if (isIPv6(entry)) return [`[${entry}]`];
  const host = entry.replace(/^\*?\./, '');
  return [host, `.${host}`];
}

function originOf(baseUrl = OPENAI_BASE_URL): string {
  return new URL(baseUrl).origin;
}
