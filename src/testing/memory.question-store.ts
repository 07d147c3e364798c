import type { Owner } from '../auth/identity.js';
import { cleanCopy } from '../common/clean-json.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import type { AskedQuestion, OwnedQuestion } from '../questions/asked-question.js';
import { QuestionStore } from '../questions/question-store.js';
import type { ThreadStore } from '../threads/thread-store.js';

/** `QuestionStore` in memory, for the messages of the given thread store. */
export class MemoryQuestionStore extends QuestionStore {
  private questions: OwnedQuestion[] = [];

  constructor(private readonly threads: Pick<ThreadStore, 'loadItem'>) {
    super();
  }

  override async save(owner: Owner, question: AskedQuestion): Promise<void> {
    const saved = { ...cleanCopy(question), askedAt: question.askedAt, owner };
    if (!(await this.isThere(saved))) return;
    this.questions = [...this.questions.filter((other) => !isSameMessage(other, saved)), saved].sort(newestFirst);
  }

  override async listNewest(tenantId: string, since: Date, limit: number): Promise<OwnedQuestion[]> {
    const there: OwnedQuestion[] = [];
    for (const question of this.questions) if (await this.isThere(question)) there.push(question);
    return there.filter(({ owner, askedAt }) => owner.tenantId === tenantId && askedAt >= since).slice(0, limit);
  }

  override async prune(before: Date, keep: number): Promise<void> {
    const kept = new Map<string, number>();
    this.questions = this.questions.filter(({ owner: { tenantId }, askedAt }) => {
      const place = (kept.get(tenantId) ?? 0) + 1;
      kept.set(tenantId, place);
      return askedAt >= before && place <= keep;
    });
  }

  private async isThere({ owner, threadId, messageId }: OwnedQuestion): Promise<boolean> {
    return this.threads.loadItem(owner, threadId, messageId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFoundError) return false;
        throw error;
      },
    );
  }
}

function newestFirst(left: OwnedQuestion, right: OwnedQuestion): number {
  return right.askedAt.getTime() - left.askedAt.getTime() || (left.messageId < right.messageId ? 1 : -1);
}

function isSameMessage(left: OwnedQuestion, right: OwnedQuestion): boolean {
  const sameOwner = left.owner.tenantId === right.owner.tenantId && left.owner.userId === right.owner.userId;
  return sameOwner && left.threadId === right.threadId && left.messageId === right.messageId;
}
