import { runStoreContract } from '../contract/run-store.contract.js';
import { emptyRunStore } from '../support/run-tables.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';
import { THREAD_ENTITIES } from '../support/thread-tables.js';

describe('TypeOrmRunStore on PGlite', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(THREAD_ENTITIES)));
  afterAll(() => database.close());

  runStoreContract(() => emptyRunStore(database.dataSource));
});
