import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** Through which proxies the servers are reached that are not ours. */
export interface Proxies {
  /** For `http:` addresses, and for `https:` addresses unless `https` is set. */
  readonly http?: string;
  readonly https?: string;
  /** Hosts that are reached directly, separated by commas: `host`, `.domain` or `host:port`; IPv6 addresses in brackets. */
  readonly direct: string;
}

type Limits = Pick<Agent.Options, 'connections' | 'maxResponseSize'>;

/** Whoever sends a request limits its time. */
const NO_LIMIT = 0;
/** How undici words it, in an error that otherwise looks as if the caller had aborted the request. */
const REFUSAL = /^Proxy response \((\d{3})\)/;

/** Sends requests to a server directly, or through the proxy that is meant for its address. */
export function upstreamDispatcher(proxies: Proxies | undefined, limits: Limits = {}): Dispatcher {
  const options = { ...limits, headersTimeout: NO_LIMIT, bodyTimeout: NO_LIMIT };
  if (!proxies) return new Agent(options);
  // An empty address: undici would read an unset one from the environment of the process.
  const { http = '', https = '', direct } = proxies;
  return new EnvHttpProxyAgent({ ...options, httpProxy: http, httpsProxy: https, noProxy: direct });
}

/** The status with which a proxy refused to connect us, if that is why a request failed. */
export function refusalOfProxy(error: unknown): number | undefined {
  const { message } = (error ?? {}) as { message?: unknown };
  const status = typeof message === 'string' ? REFUSAL.exec(message)?.[1] : undefined;
  return status === undefined ? undefined : Number(status);
}
