import type { DataSource } from 'typeorm';
import { TypeOrmRunStore } from '../../src/chatkit/runs/stores/typeorm.run-store.js';

/** A store over the runs of `dataSource`, which are emptied first. */
export async function emptyRunStore(dataSource: DataSource): Promise<TypeOrmRunStore> {
  await dataSource.query('TRUNCATE runs');
  return new TypeOrmRunStore(dataSource);
}
