import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FormerPlaceEntity } from './entities/former-place.entity.js';
import { RunEntity } from './entities/run.entity.js';
import { ThreadEntity } from './entities/thread.entity.js';
import { ThreadItemEntity } from './entities/thread-item.entity.js';
import { FeedbackStore } from './feedback-store.js';
import { RunStore } from './run-store.js';
import { ThreadStore } from './thread-store.js';
import { ThreadsHealth } from './threads.health.js';
import { threadsProviders } from './threads.providers.js';

@Module({
  imports: [TerminusModule, TypeOrmModule.forFeature([ThreadEntity, ThreadItemEntity, RunEntity, FormerPlaceEntity])],
  providers: threadsProviders,
  exports: [ThreadStore, FeedbackStore, RunStore, ThreadsHealth],
})
export class ThreadsModule {}
