import type { DataSource } from 'typeorm';
import { FormerPlaceEntity } from '../../src/threads/entities/former-place.entity.js';
import { RunEntity } from '../../src/threads/entities/run.entity.js';
import { ThreadEntity } from '../../src/threads/entities/thread.entity.js';
import { ThreadItemEntity } from '../../src/threads/entities/thread-item.entity.js';
import { TypeOrmFeedbackStore } from '../../src/threads/stores/typeorm.feedback-store.js';
import { TypeOrmThreadStore } from '../../src/threads/stores/typeorm.thread-store.js';
import { FixedClock } from './fixed-clock.js';
import { NOON } from './thread-builders.js';

export const THREAD_ENTITIES = [ThreadEntity, ThreadItemEntity, RunEntity, FormerPlaceEntity];

/** Empties the tables of `dataSource` and returns the stores on them. */
export async function emptyStores(dataSource: DataSource) {
  await dataSource.query('TRUNCATE threads, former_places CASCADE');
  const feedback = new TypeOrmFeedbackStore(dataSource, new FixedClock(NOON));
  return { threads: new TypeOrmThreadStore(dataSource), feedback };
}
