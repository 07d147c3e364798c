import { AppError } from '../../../common/errors/app-error.js';
import { QdrantRest } from './qdrant-rest.js';
import { type QdrantAddress, QdrantTransport } from './undici-transport.js';

export interface QdrantOptions extends QdrantAddress {
  /** The alias of the serving build. The names of the collections of all builds begin with it. */
  readonly collection: string;
}

export function connectQdrant(address: QdrantAddress): QdrantRest {
  return new QdrantRest(new QdrantTransport(address));
}

/** The first version whose query API accepts dense and sparse searches in one batch. */
const OLDEST = [1, 10] as const;

/** @throws AppError when the server is too old for the requests that we send. */
export async function checkVersion(client: QdrantRest): Promise<void> {
  const { version } = await client.versionInfo();
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new AppError({
    code: 'qdrant_too_old',
    message: `Qdrant ${version} is older than ${OLDEST.join('.')}. Upgrade it, or set VECTOR_STORE=embedded.`,
  });
}
