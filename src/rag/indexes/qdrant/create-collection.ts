import type { Schemas } from '@qdrant/js-client-rest';
import type { QdrantRest } from './qdrant-rest.js';

/** @returns whether this call created the collection: exactly one of several processes that call it does. */
export async function createCollection(
  client: QdrantRest,
  name: string,
  config: Schemas['CreateCollection'],
): Promise<boolean> {
  const isThere = async () => (await client.collectionExists(name)).exists;
  if (await isThere()) return false;
  try {
    await client.createCollection(name, config);
    return true;
  } catch (error) {
    // Another process was faster: newer servers answer with 409, older ones with 400.
    if (await isThere()) return false;
    throw error;
  }
}
