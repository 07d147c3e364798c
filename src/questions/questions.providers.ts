import type { Provider } from '@nestjs/common';
import { QuestionStore } from './question-store.js';
import { QuestionSweep } from './question-sweep.js';
import { TypeOrmQuestionStore } from './stores/typeorm.question-store.js';
import { WeakQuestions } from './weak-questions.js';

export const questionsProviders: Provider[] = [
  { provide: QuestionStore, useClass: TypeOrmQuestionStore },
  WeakQuestions,
  QuestionSweep,
];
