import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Owner } from '../../auth/identity.js';
import { cleanText } from '../../common/clean-json.js';
import { Clock } from '../../common/clock.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import { SqlStatement } from '../../database/sql-statement.js';
import { ThreadEntity } from '../entities/thread.entity.js';
import { type AnswerKey, type Feedback, type FeedbackKind, FeedbackStore } from '../feedback-store.js';
import { itemsKey, threadKey } from './typeorm.thread-rows.js';
import type { ThreadKey } from './typeorm.thread-values.js';

interface FeedbackRow {
  readonly item_id: string;
  readonly kind: FeedbackKind;
  readonly created_at: Date;
}

interface SavedFeedback extends ThreadKey {
  readonly itemIds: readonly string[];
  readonly kind: FeedbackKind;
  readonly now: Date;
}

/** Saves feedback on existing items only. Locks them, so that none can be deleted before its feedback is stored. */
const SAVE = new SqlStatement<SavedFeedback>(`
  INSERT INTO thread_item_feedback (tenant_id, user_id, thread_id, item_id, kind, created_at)
  SELECT tenant_id, user_id, thread_id, id, :kind::text, :now::timestamptz FROM thread_items
  WHERE tenant_id = :tenantId AND user_id = :userId AND thread_id = :threadId AND id = ANY(:itemIds)
  FOR KEY SHARE
  ON CONFLICT (tenant_id, user_id, thread_id, item_id) DO UPDATE
    SET kind = excluded.kind, created_at = excluded.created_at`);

const LIST = new SqlStatement<ThreadKey>(`
  SELECT item_id, kind, feedback.created_at
  FROM thread_item_feedback AS feedback
  JOIN thread_items AS item USING (tenant_id, user_id, thread_id)
  WHERE tenant_id = :tenantId AND user_id = :userId AND thread_id = :threadId AND item.id = item_id
  ORDER BY item.sequence`);

/** The keys of answers, one column each. */
interface AnswerColumns {
  readonly tenantIds: readonly string[];
  readonly userIds: readonly string[];
  readonly threadIds: readonly string[];
  readonly itemIds: readonly string[];
}

const LIST_ON = new SqlStatement<AnswerColumns>(`
  SELECT DISTINCT item_id, kind, created_at FROM thread_item_feedback
  JOIN unnest(:tenantIds::text[], :userIds::text[], :threadIds::text[], :itemIds::text[])
    AS answer (tenant_id, user_id, thread_id, item_id) USING (tenant_id, user_id, thread_id, item_id)`);

/** Feedback in Postgres, served or embedded. */
@Injectable()
export class TypeOrmFeedbackStore extends FeedbackStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async saveFeedback(
    owner: Owner,
    threadId: string,
    itemIds: readonly string[],
    kind: FeedbackKind,
  ): Promise<void> {
    await this.requireThread(owner, threadId);
    const key = itemsKey(owner, threadId);
    await SAVE.run(this.dataSource, { ...key, itemIds: itemIds.map(cleanText), kind, now: this.clock.now() });
  }

  override async listFeedback(owner: Owner, threadId: string): Promise<Feedback[]> {
    await this.requireThread(owner, threadId);
    const rows = await LIST.run<FeedbackRow>(this.dataSource, itemsKey(owner, threadId));
    return rows.map(toFeedback);
  }

  override async listFeedbackOn(answers: readonly AnswerKey[]): Promise<Feedback[]> {
    if (answers.length === 0) return [];
    const rows = await LIST_ON.run<FeedbackRow>(this.dataSource, {
      tenantIds: answers.map(({ owner }) => cleanText(owner.tenantId)),
      userIds: answers.map(({ owner }) => cleanText(owner.userId)),
      threadIds: answers.map(({ threadId }) => cleanText(threadId)),
      itemIds: answers.map(({ itemId }) => cleanText(itemId)),
    });
    return rows.map(toFeedback);
  }

  private async requireThread(owner: Owner, threadId: string): Promise<void> {
    const exists = await withDatabaseFaults(() =>
      this.dataSource.manager.existsBy(ThreadEntity, threadKey(owner, threadId)),
    );
    if (!exists) throw new NotFoundError('thread', threadId);
  }
}

function toFeedback(row: FeedbackRow): Feedback {
  return { ...row, created_at: row.created_at.toISOString() };
}
