import { QdrantClient } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';

const TIMEOUT_MILLISECONDS = 30_000;

export interface QdrantOptions {
  readonly url: string;
  readonly apiKey?: string;
  /** The alias of the serving build. The names of the collections of all builds begin with it. */
  readonly collection: string;
}

/**
 * Creates a client for exactly this URL. The client's own parser would ignore a path prefix and use port 6333 for a URL
 * without a port.
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
    // `checkVersion` does it, with a message that says what to do.
    checkCompatibility: false,
  });
}

/** The first version whose query API accepts dense and sparse searches in one batch. */
const OLDEST = [1, 10] as const;

/** @throws AppError when the server is too old for the requests that we send. */
export async function checkVersion(client: QdrantClient): Promise<void> {
  const { version } = await client.versionInfo();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new AppError({
    code: 'qdrant_too_old',
    message: `Qdrant ${version} is older than ${OLDEST.join('.')}. Upgrade it, or set VECTOR_STORE=embedded.`,
  });
}
