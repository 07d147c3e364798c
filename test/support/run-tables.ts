import type { DataSource } from 'typeorm';
import { TypeOrmRunStore } from '../../src/threads/stores/typeorm.run-store.js';
import { emptyStores } from './thread-tables.js';

/** Stores of runs and of their threads over `dataSource`, which are emptied first. */
export async function emptyRunStore(dataSource: DataSource) {
  await dataSource.query('TRUNCATE runs');
  const { threads } = await emptyStores(dataSource);
  return { store: new TypeOrmRunStore(dataSource), threads };
}
