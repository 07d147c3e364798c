import type { Provider } from '@nestjs/common';
import { FeedbackStore } from './feedback-store.js';
import { RunStore } from './run-store.js';
import { TypeOrmFeedbackStore } from './stores/typeorm.feedback-store.js';
import { TypeOrmRunStore } from './stores/typeorm.run-store.js';
import { TypeOrmThreadStore } from './stores/typeorm.thread-store.js';
import { ThreadStore } from './thread-store.js';
import { ThreadsHealth } from './threads.health.js';

/** The same adapters work on a Postgres server and on the embedded database; src/database chooses between them. */
export const threadsProviders: Provider[] = [
  { provide: ThreadStore, useClass: TypeOrmThreadStore },
  { provide: FeedbackStore, useClass: TypeOrmFeedbackStore },
  { provide: RunStore, useClass: TypeOrmRunStore },
  ThreadsHealth,
];
