import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads.module.js';
import { FeedbackController } from './feedback.controller.js';
import { ThreadsController } from './threads.controller.js';

/** The routes of threads and of feedback. Apart from `ThreadsModule`, whose stores are used without routes too. */
@Module({ imports: [ThreadsModule], controllers: [ThreadsController, FeedbackController] })
export class ThreadsHttpModule {}
