import { DataSource } from 'typeorm';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { PgvectorIndex } from '../../src/rag/indexes/pgvector/pgvector.index.js';
import type { LeaseTimes } from '../../src/rag/writer-lease.js';
import { searchOnStoreContract } from '../contract/search-on-store.contract.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';

describe('PgvectorIndex on embedded PGlite', () => {
  const embedded = new EmbeddedPostgres(IN_MEMORY);
  let dataSource: DataSource;

  beforeAll(async () => void (dataSource = await new DataSource(await embedded.options()).initialize()));
  afterAll(async () => (await dataSource.destroy(), await embedded.close()));

  const create = async () => {
    await dataSource.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    return {
      open: (times?: LeaseTimes) => new PgvectorIndex('embedded', dataSource, times),
      lose: (build: string) => dataSource.query(`DELETE FROM rag_chunks_${build}`).then(() => undefined),
    };
  };
  vectorIndexContract(create);
  searchOnStoreContract(create);
});
