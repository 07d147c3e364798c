import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { Page } from '../protocol/page.js';
import { type FeedbackKind, FeedbackStore } from '../threads/feedback-store.js';
import type { OwnedQuestion } from './asked-question.js';
import { groupWeakQuestions, type JudgedQuestion, type QuestionGroup } from './group-questions.js';
import { QuestionStore } from './question-store.js';
import { KEPT_QUESTIONS } from './question-sweep.js';

const DAY = 24 * 60 * 60 * 1_000;

export interface WeakQuestionsRequest {
  readonly days: number;
  readonly limit: number;
  /** The id of the last group of the page before. Unknown: `NotFoundError`. */
  readonly after?: string;
}

/** What the documentation fails to answer: grouped questions of one tenant, with what readers thought of the answers. */
@Injectable()
export class WeakQuestions {
  constructor(
    private readonly questions: QuestionStore,
    private readonly feedback: FeedbackStore,
    private readonly clock: Clock,
  ) {}

  async list(tenantId: string, { days, limit, after }: WeakQuestionsRequest): Promise<Page<QuestionGroup>> {
    const since = new Date(this.clock.now().getTime() - days * DAY);
    const groups = groupWeakQuestions(
      await this.judged(await this.questions.listNewest(tenantId, since, KEPT_QUESTIONS)),
    );
    const start = after === undefined ? 0 : groups.findIndex(({ id }) => id === after) + 1;
    if (after !== undefined && start === 0) throw new NotFoundError('question', after);
    const data = groups.slice(start, start + limit);
    return start + limit < groups.length ? { data, has_more: true, after: data.at(-1)!.id } : { data, has_more: false };
  }

  private async judged(questions: readonly OwnedQuestion[]): Promise<JudgedQuestion[]> {
    const answers = questions.flatMap(({ owner, threadId, answerIds }) =>
      answerIds.map((itemId) => ({ owner, threadId, itemId })),
    );
    const kinds = new Map((await this.feedback.listFeedbackOn(answers)).map(({ item_id, kind }) => [item_id, kind]));
    return questions.map((question) => ({ ...question, feedback: verdictOf(question.answerIds, kinds) }));
  }
}

/** Readers judge an answer as a whole; where they judged parts of it differently, what did not help counts. */
function verdictOf(itemIds: readonly string[], kinds: ReadonlyMap<string, FeedbackKind>): FeedbackKind | undefined {
  const given = itemIds.flatMap((id) => kinds.get(id) ?? []);
  return given.includes('negative') ? 'negative' : given[0];
}
