import { DataSource } from 'typeorm';
import { PgvectorIndex } from '../../src/rag/indexes/pgvector/pgvector.index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { createTestDatabase } from '../support/test-database.js';

describeWithService('PgvectorIndex on Postgres', 'TEST_PGVECTOR_URL', (url) => {
  let close = async () => undefined as void;
  afterEach(() => close());

  const create = async () => {
    const database = await createTestDatabase(url);
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      installExtensions: false,
    }).initialize();
    close = async () => (await dataSource.destroy(), await database.drop());
    return {
      open: (times?: LeaseTimes) => new PgvectorIndex('pgvector', dataSource, times),
      lose: (build: string) => dataSource.query(`DELETE FROM rag_chunks_${build}`).then(() => undefined),
    };
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
