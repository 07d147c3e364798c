import { IN_MEMORY } from '../../src/config/env.schema.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { exactSearchContract } from '../contract/exact-search.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { createTestDatabase } from '../support/test-database.js';

describe('PgvectorIndex on embedded PGlite', () => {
  const embedded = new EmbeddedPostgres(IN_MEMORY);
  afterAll(() => embedded.close());

  exactSearchContract('embedded', async () => embedded.options());
});

describeWithService('PgvectorIndex on Postgres', 'TEST_PGVECTOR_URL', (url) => {
  let drop = async () => undefined as void;
  afterAll(() => drop());

  exactSearchContract('pgvector', async () => {
    const database = await createTestDatabase(url);
    drop = () => database.drop();
    return { type: 'postgres', url: database.url, installExtensions: false };
  });
});
