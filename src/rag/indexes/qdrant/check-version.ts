import type { QdrantClient } from '@qdrant/js-client-rest';
import { AppError } from '../../../common/errors/app-error.js';

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
