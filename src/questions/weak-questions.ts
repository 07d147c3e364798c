import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { Page } from '../protocol/page.js';
import { type FeedbackKind, FeedbackStore } from '../threads/feedback-store.js';
import type { OwnedQuestion } from './asked-question.js';
import { groupWeakQuestions, type JudgedQuestion, type QuestionGroup } from './group-questions.js';
import { KEPT_QUESTIONS } from './limits.js';
import { QuestionStore } from './question-store.js';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface WeakQuestionsRequest {
  readonly days: number;
  readonly limit: number;
  /** The cursor of the previous page: see `cursorOf`. */
  readonly after?: string;
}

/** Groups of questions of one tenant that the documentation does not answer well, with the feedback on the answers. */
@Injectable()
export class WeakQuestions {
  constructor(
    private readonly questions: QuestionStore,
    private readonly feedback: FeedbackStore,
    private readonly clock: Clock,
  ) {}

  /** Returns one page of groups, those with the most weak questions first. @throws NotFoundError when `after` is no cursor. */
  async list(tenantId: string, { days, limit, after }: WeakQuestionsRequest): Promise<Page<QuestionGroup>> {
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const groups = groupWeakQuestions(
      await this.judged(await this.questions.listNewest(tenantId, since, KEPT_QUESTIONS)),
    );
    const start = after === undefined ? 0 : startAfter(groups, after);
    const data = groups.slice(start, start + limit);
    return start + limit < groups.length
      ? { data, has_more: true, after: cursorOf(data.at(-1)!) }
      : { data, has_more: false };
  }

  private async judged(questions: readonly OwnedQuestion[]): Promise<JudgedQuestion[]> {
    const answers = questions.flatMap(({ owner, threadId, answerIds }) =>
      answerIds.map((itemId) => ({ owner, threadId, itemId })),
    );
    const kinds = new Map((await this.feedback.listFeedbackOn(answers)).map(({ item_id, kind }) => [item_id, kind]));
    return questions.map((question) => ({ ...question, feedback: verdictOf(question.answerIds, kinds) }));
  }
}

/** Names a group and its place in the order, so that a list continues where a group was that has gone since. */
function cursorOf({ weak, lastAskedAt, id }: QuestionGroup): string {
  return `${weak}.${lastAskedAt.getTime()}.${id}`;
}

function startAfter(groups: readonly QuestionGroup[], cursor: string): number {
  const [, weak, askedAt, id] = /^(\d{1,9})\.(\d{1,16})\.([0-9a-f]{16})$/.exec(cursor) ?? [];
  if (id === undefined) throw new NotFoundError('question', cursor);
  const known = groups.findIndex((group) => group.id === id);
  if (known >= 0) return known + 1;
  const next = groups.findIndex(
    (group) =>
      group.weak < Number(weak) || (group.weak === Number(weak) && group.lastAskedAt.getTime() < Number(askedAt)),
  );
  return next < 0 ? groups.length : next;
}

/** Feedback on an answer as a whole: negative when any of its items has negative feedback. */
function verdictOf(itemIds: readonly string[], kinds: ReadonlyMap<string, FeedbackKind>): FeedbackKind | undefined {
  const given = itemIds.flatMap((id) => kinds.get(id) ?? []);
  return given.includes('negative') ? 'negative' : given[0];
}
