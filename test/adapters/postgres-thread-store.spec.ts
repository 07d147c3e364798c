import { TypeOrmThreadStore } from '../../src/threads/stores/typeorm.thread-store.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';
import { describeWithPostgres, openPostgresTestDatabase, type TestDatabase } from '../support/test-database.js';
import { emptyThreads, THREAD_ENTITIES } from '../support/thread-tables.js';

describeWithPostgres('TypeOrmThreadStore on Postgres', (url) => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openPostgresTestDatabase(url, THREAD_ENTITIES)));
  afterAll(() => database.close());

  threadStoreContract(async () => {
    await emptyThreads(database.dataSource);
    return new TypeOrmThreadStore(database.dataSource);
  });
});
