import { questionStoreContract } from '../contract/question-store.contract.js';
import { emptyQuestionStores } from '../support/question-builders.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';
import { THREAD_ENTITIES } from '../support/thread-tables.js';

describe('TypeOrmQuestionStore on PGlite', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(THREAD_ENTITIES)));
  afterAll(() => database.close());

  questionStoreContract(() => emptyQuestionStores(database.dataSource));
});
