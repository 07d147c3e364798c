import { isIPv4, isIPv6 } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../common/errors/app-error.js';
import type { ServerSettings } from '../config/settings.js';

/** Probes reach the server under names that nobody knows in advance, and these answers hold nothing of a caller. */
const HEALTH_ROUTE = /^\/health(\/[a-z]+)?\/?(\?|$)/i;
/** A host name or an IPv4 address, or an IPv6 address in brackets, then an optional port (RFC 9110, 7.2). */
const AUTHORITY = /^(?:([a-z0-9_.-]{1,253})|\[([0-9a-f:.]{2,45})\])(?::\d{0,5})?$/i;
/** A request target that names its host itself (RFC 9112, 3.2.2). That host has priority over the header. */
const ABSOLUTE_TARGET = /^https?:\/\/([^/?#]*)/i;

type HostRules = Pick<ServerSettings, 'host' | 'publicUrl' | 'allowedHosts'>;

/**
 * Refuses requests for a host name that is not ours. A page of another website can let its own name point to this server
 * (DNS rebinding), and then the browser regards our responses as that website's own. An IP address cannot be misused so.
 * Without a body parser before it, a refused request is answered before its body is read.
 */
export function checkHost(rules: HostRules): RequestHandler {
  const isOurs = ownHosts(rules);
  return (request: Request, _response: Response, next: NextFunction) => {
    if (isHealthCheck(request)) return next();
    const named = request.headersDistinct.host ?? [];
    const target = ABSOLUTE_TARGET.exec(request.originalUrl)?.[1];
    const authorities = target === undefined ? named : [...named, target];
    const hosts = authorities.map(hostOf);
    if (named.length !== 1 || hosts.includes(undefined)) return next(new AppError({ code: 'malformed_host' }));
    const foreign = hosts.find((host) => !isOurs(host!));
    next(foreign === undefined ? undefined : refusal(foreign));
  };
}

export function isHealthCheck({ originalUrl }: Pick<Request, 'originalUrl'>): boolean {
  return HEALTH_ROUTE.test(originalUrl);
}

/** The name or address of `name:port`, in lower case. Undefined: it is neither a name nor an address. */
export function hostOf(authority: string): string | undefined {
  const [, name, address] = AUTHORITY.exec(authority) ?? [];
  if (address !== undefined) return isIPv6(address) ? `[${address.toLowerCase()}]` : undefined;
  return name?.toLowerCase().replace(/\.$/, '') || undefined;
}

function ownHosts({ host, publicUrl, allowedHosts }: HostRules): (host: string) => boolean {
  const names = new Set([host.toLowerCase(), ...allowedHosts]);
  if (publicUrl !== undefined) names.add(new URL(publicUrl).hostname);
  const suffixes = allowedHosts.filter((name) => name.startsWith('*.')).map((name) => name.slice(1));
  return (name) =>
    name.startsWith('[') ||
    isIPv4(name) ||
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    names.has(name) ||
    suffixes.some((suffix) => name.length > suffix.length && name.endsWith(suffix));
}

function refusal(host: string): AppError {
  return new AppError({
    code: 'host_not_allowed',
    message: `This server does not answer for the host "${host}". If it is a name of this server, add it to ALLOWED_HOSTS and restart the server.`,
  });
}
