import { Module } from '@nestjs/common';
import { ThreadsModule } from '../threads/threads.module.js';
import { QuestionsController } from './http/questions.controller.js';
import { QuestionStore } from './question-store.js';
import { questionsProviders } from './questions.providers.js';

@Module({
  imports: [ThreadsModule],
  controllers: [QuestionsController],
  providers: questionsProviders,
  exports: [QuestionStore],
})
export class QuestionsModule {}
