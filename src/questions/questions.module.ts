import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { QuestionStore } from './question-store.js';
import { QuestionsController } from './questions.controller.js';
import { questionsProviders } from './questions.providers.js';

@Module({
  imports: [ThreadsModule],
  controllers: [QuestionsController],
  providers: questionsProviders,
  exports: [QuestionStore],
})
export class QuestionsModule {}
