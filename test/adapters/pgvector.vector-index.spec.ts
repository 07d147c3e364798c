import { DataSource } from 'typeorm';
import { PgvectorIndex } from '../../src/rag/indexes/pgvector/pgvector.index.js';
import { vectorIndexContract } from '../contract/vector-index.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { createTestSchema } from '../support/test-database.js';

describeWithService('PgvectorIndex on Postgres', 'TEST_PGVECTOR_URL', (url) => {
  let close = async () => undefined as void;
  afterEach(() => close());

  vectorIndexContract(async () => {
    const schema = await createTestSchema(url);
    const dataSource = await new DataSource({ type: 'postgres', url: schema.url, installExtensions: false }).initialize();
    close = async () => (await dataSource.destroy(), await schema.drop());
    return new PgvectorIndex('pgvector', dataSource);
  });
});
