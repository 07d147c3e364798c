import type { DataSource } from 'typeorm';
import type { AskedQuestion } from '../../src/questions/asked-question.js';
import { TypeOrmQuestionStore } from '../../src/questions/stores/typeorm.question-store.js';
import { NOON } from './thread-builders.js';
import { emptyStores } from './thread-tables.js';

export function asked(messageId: string, members: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    threadId: 'thread_1',
    messageId,
    text: `text of ${messageId}`,
    queries: [`text of ${messageId}`],
    verdict: 'covered',
    confidence: 0.9,
    sections: [{ id: 'a', file: 'a.md', heading: 'A', score: 0.8, cited: true }],
    answered: true,
    answerIds: [],
    searchMs: 12,
    askedAt: new Date(NOON),
    ...members,
  };
}

/** Empties the tables of `dataSource` and returns the stores on them. */
export async function emptyQuestionStores(dataSource: DataSource) {
  const { threads } = await emptyStores(dataSource);
  return { threads, questions: new TypeOrmQuestionStore(dataSource) };
}
