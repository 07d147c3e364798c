import type { Provider } from '@nestjs/common';
import { FeedbackStore } from './feedback-store.js';
import { RunStore } from './run-store.js';
import { TypeOrmFeedbackStore } from './stores/typeorm.feedback-store.js';
import { TypeOrmRunStore } from './stores/typeorm.run-store.js';
import { TypeOrmThreadStore } from './stores/typeorm.thread-store.js';
import { ThreadStore } from './thread-store.js';
import { ThreadsHealth } from './threads.health.js';

/** Served or embedded Postgres is the database room's choice; threads are kept in either by the same code. */
export const threadsProviders: Provider[] = [
  { provide: ThreadStore, useClass: TypeOrmThreadStore },
  { provide: FeedbackStore, useClass: TypeOrmFeedbackStore },
  { provide: RunStore, useClass: TypeOrmRunStore },
  ThreadsHealth,
];
