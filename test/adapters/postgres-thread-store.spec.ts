import { feedbackStoreContract } from '../contract/feedback-store.contract.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { openPostgresTestDatabase, type TestDatabase } from '../support/test-database.js';
import { emptyStores, THREAD_ENTITIES } from '../support/thread-tables.js';

describeWithService('On Postgres', 'TEST_DATABASE_URL', (url) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openPostgresTestDatabase(url, THREAD_ENTITIES)));
  afterAll(() => database.close());

  describe('TypeOrmThreadStore', () => {
    threadStoreContract(async () => (await emptyStores(database.dataSource)).threads);
  });
  describe('TypeOrmFeedbackStore', () => {
    feedbackStoreContract(() => emptyStores(database.dataSource));
  });
});
