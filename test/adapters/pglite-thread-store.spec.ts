import { feedbackStoreContract } from '../contract/feedback-store.contract.js';
import { threadStoreContract } from '../contract/thread-store.contract.js';
import { addThreadWith } from '../contract/thread-store-steps.js';
import { openEmbeddedTestDatabase, type TestDatabase } from '../support/test-database.js';
import { ADA, aThread } from '../support/thread-builders.js';
import { emptyStores, THREAD_ENTITIES } from '../support/thread-tables.js';

describe('On PGlite', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await openEmbeddedTestDatabase(THREAD_ENTITIES)));
  afterAll(() => database.close());

  describe('TypeOrmThreadStore', () => {
    threadStoreContract(async () => (await emptyStores(database.dataSource)).threads);

    it('a deletion removes the places of rows that were deleted more than a week ago, and keeps newer ones', async () => {
      const { dataSource } = database;
      const { threads } = await emptyStores(dataSource);
      for (const id of ['thread_old', 'thread_new', 'thread_last']) await threads.addThread(ADA, aThread({ id }));
      for (const id of ['thread_old', 'thread_new']) await threads.deleteThread(ADA, id);
      await dataSource.query(`UPDATE former_places SET deleted_at = now() - interval '8 days' WHERE id = 'thread_old'`);
      await dataSource.query(`UPDATE former_places SET deleted_at = now() - interval '6 days' WHERE id = 'thread_new'`);

      await threads.deleteThread(ADA, 'thread_last');

      const kept = await dataSource.query<{ id: string }[]>('SELECT id FROM former_places ORDER BY id');
      expect(kept.map(({ id }) => id)).toEqual(['thread_last', 'thread_new']);
    });

    it('the items of a deleted thread leave no places', async () => {
      const { dataSource } = database;
      const { threads } = await emptyStores(dataSource);
      await addThreadWith(threads, 'msg_a', 'msg_b');
      await threads.deleteThread(ADA, 'thread_1');

      expect(await dataSource.query('SELECT thread_id, id FROM former_places')).toEqual([
        { thread_id: '', id: 'thread_1' },
      ]);
    });
  });
  describe('TypeOrmFeedbackStore', () => {
    feedbackStoreContract(() => emptyStores(database.dataSource));
  });
});
