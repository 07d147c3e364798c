import type { DataSource } from 'typeorm';
import { ThreadItemEntity } from '../../src/threads/entities/thread-item.entity.js';
import { ThreadEntity } from '../../src/threads/entities/thread.entity.js';

export const THREAD_ENTITIES = [ThreadEntity, ThreadItemEntity];

export async function emptyThreads(dataSource: DataSource): Promise<void> {
  await dataSource.query('TRUNCATE threads CASCADE');
}
