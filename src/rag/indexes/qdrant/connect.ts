import { QdrantClient } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';

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
    // Ours says what to do about it: see `checkVersion`.
    checkCompatibility: false,
  });
}

/** Brought the query API that takes dense and sparse searches in one batch. */
const OLDEST = [1, 10] as const;

/** @throws AppError when the server is older than what we ask of it. */
export async function checkVersion(client: QdrantClient): Promise<void> {
  const { version } = await client.versionInfo();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new AppError({
    code: 'qdrant_too_old',
    message: `Qdrant ${version} is older than ${OLDEST.join('.')}. Upgrade it, or set VECTOR_STORE=embedded.`,
  });
}
