import type { DataSource } from 'typeorm';
import { TypeOrmRunStore } from '../../src/threads/stores/typeorm.run-store.js';
import { emptyStores } from './thread-tables.js';

/** Empties the tables of `dataSource` and returns the stores of runs and threads on them. */
export async function emptyRunStore(dataSource: DataSource) {
  await dataSource.query('TRUNCATE runs');
  const { threads } = await emptyStores(dataSource);
  return { store: new TypeOrmRunStore(dataSource), threads };
}
