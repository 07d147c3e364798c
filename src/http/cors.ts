import type { CorsOptions } from 'cors';

/** Pages of these origins may read responses; `https://*.example.com` matches one or more levels of subdomains. */
export function corsOptions(origins: readonly string[]): CorsOptions {
  const patterns = origins.map(toPattern);
  return {
    origin: (origin, answer) => answer(null, origin !== undefined && patterns.some((pattern) => pattern.test(origin))),
    methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    exposedHeaders: ['X-Request-Id', 'Retry-After', 'X-ChatKit-Run'],
    credentials: true,
    maxAge: 600,
  };
}

function toPattern(origin: string): RegExp {
  const escaped = origin.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replace('*', '[a-z0-9-]+(\\.[a-z0-9-]+)*');
  return new RegExp(`^${escaped}$`, 'i');
}
