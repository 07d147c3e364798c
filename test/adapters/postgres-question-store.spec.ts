import { questionStoreContract } from '../contract/question-store.contract.js';
import { describeWithService } from '../support/describe-with-service.js';
import { emptyQuestionStores } from '../support/question-builders.js';
import { openPostgresTestDatabase, type TestDatabase } from '../support/test-database.js';
import { THREAD_ENTITIES } from '../support/thread-tables.js';

describeWithService('TypeOrmQuestionStore on Postgres', 'TEST_DATABASE_URL', (url) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openPostgresTestDatabase(url, THREAD_ENTITIES)));
  afterAll(() => database.close());

  questionStoreContract(() => emptyQuestionStores(database.dataSource));
});
