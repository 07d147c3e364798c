import { QdrantClient } from '@qdrant/js-client-rest';

const TIMEOUT_MILLISECONDS = 30_000;

export interface QdrantOptions {
  readonly url: string;
  readonly apiKey?: string;
  /** The alias under which the serving build is known; its builds' collections are named after it. */
  readonly collection: string;
}

/**
 * A client for the URL exactly as it is written. Left to itself, the client forgets a path prefix and takes port 6333
 * where the URL names none.
 */
export function connectQdrant({ url, apiKey }: QdrantOptions): QdrantClient {
  const { protocol, hostname, port, pathname } = new URL(url);
  const https = protocol === 'https:';
  return new QdrantClient({
    host: hostname,
    port: port === '' ? (https ? 443 : 80) : Number(port),
    https,
    prefix: pathname.replace(/\/+$/, ''),
    apiKey,
    timeout: TIMEOUT_MILLISECONDS,
    // Ours says what to do about it: see check-version.ts.
    checkCompatibility: false,
  });
}
