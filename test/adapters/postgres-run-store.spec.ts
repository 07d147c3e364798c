import { runStoreContract } from '../contract/run-store.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { emptyRunStore } from '../support/run-tables.js';
import { openPostgresTestDatabase, type TestDatabase } from '../support/test-database.js';
import { THREAD_ENTITIES } from '../support/thread-tables.js';

describeWithService('TypeOrmRunStore on Postgres', 'TEST_DATABASE_URL', (url) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openPostgresTestDatabase(url, THREAD_ENTITIES)));
  afterAll(() => database.close());

  runStoreContract(() => emptyRunStore(database.dataSource));
});
