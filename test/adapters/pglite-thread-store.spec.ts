import { feedbackStoreContract } from '../contract/feedback-store.contract.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';
import { emptyStores, THREAD_ENTITIES } from '../support/thread-tables.js';

describe('On PGlite', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(THREAD_ENTITIES)));
  afterAll(() => database.close());

  describe('TypeOrmThreadStore', () => {
    threadStoreContract(async () => (await emptyStores(database.dataSource)).threads);
  });
  describe('TypeOrmFeedbackStore', () => {
    feedbackStoreContract(() => emptyStores(database.dataSource));
  });
});
