import { QdrantIndex } from '../../src/rag/indexes/qdrant/qdrant.index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { QdrantServer } from '../support/qdrant-server.js';

describe('QdrantIndex', () => {
  const server = new QdrantServer();
  let url: string;
  beforeAll(async () => void (url = await server.start()));
  afterAll(() => server.close());

  const create = async () => {
    server.empty();
    return (times?: LeaseTimes) => new QdrantIndex({ url, collection: 'handbook' }, times);
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
    return (times?: LeaseTimes) => new QdrantIndex({ url, apiKey, collection }, times);
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
