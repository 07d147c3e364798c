import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ThreadEntity } from './entities/thread.entity.js';
import { ThreadItemEntity } from './entities/thread-item.entity.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackStore } from './feedback-store.js';
import { ThreadStore } from './thread-store.js';
import { ThreadsController } from './threads.controller.js';
import { ThreadsHealth } from './threads.health.js';
import { threadsProviders } from './threads.providers.js';

@Module({
  imports: [TerminusModule, TypeOrmModule.forFeature([ThreadEntity, ThreadItemEntity])],
  controllers: [ThreadsController, FeedbackController],
  providers: threadsProviders,
  exports: [ThreadStore, FeedbackStore, ThreadsHealth],
})
export class ThreadsModule {}
