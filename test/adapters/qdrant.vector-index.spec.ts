import { QdrantIndex } from '../../src/rag/indexes/qdrant/qdrant.index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { QdrantServer } from '../support/qdrant-server.js';

async function deletePoints(collection: string, apiKey = ''): Promise<void> {
  const everything = { must: [{ key: 'from', range: { gte: 0 } }] };
  const response = await fetch(`${collection}/points/delete?wait=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'api-key': apiKey },
    body: JSON.stringify({ filter: everything }),
  });
  if (!response.ok) throw new Error(`Qdrant answered ${response.status}: ${await response.text()}`);
}

describe('QdrantIndex', () => {
  const server = new QdrantServer();
  let url: string;
  beforeAll(async () => void (url = await server.start()));
  afterAll(() => server.close());

  const create = async () => {
    server.empty();
    return {
      open: (times?: LeaseTimes) => new QdrantIndex({ url, collection: 'handbook' }, times),
      lose: (build: string) => deletePoints(`${url}/collections/handbook-${build}`),
    };
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});

describeWithService('QdrantIndex on a live server', 'TEST_QDRANT_URL', (url) => {
  const names = new Set<string>();
  const create = async () => {
    const collection = `test-${process.pid}-${names.size}`;
    names.add(collection);
    const apiKey = process.env.TEST_QDRANT_API_KEY;
    return {
      open: (times?: LeaseTimes) => new QdrantIndex({ url, apiKey, collection }, times),
      lose: (build: string) => deletePoints(`${url}/collections/${collection}-${build}`, apiKey),
    };
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
