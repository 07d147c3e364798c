import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { cleanText } from '../../common/clean-json.js';
import { Clock } from '../../common/clock.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import { type AnswerKey, type Feedback, type FeedbackKind, FeedbackStore } from '../feedback-store.js';

const REQUIRE_THREAD = `SELECT id FROM threads WHERE tenant_id = $1 AND user_id = $2 AND id = $3`;

/** Of the items that exist; locks them, so none can vanish before its feedback is stored. */
const SAVE_FEEDBACK = `
  INSERT INTO thread_item_feedback (tenant_id, user_id, thread_id, item_id, kind, created_at)
  SELECT tenant_id, user_id, thread_id, id, $5::text, $6::timestamptz FROM thread_items
  WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND id = ANY($4)
  FOR KEY SHARE
  ON CONFLICT (tenant_id, user_id, thread_id, item_id) DO UPDATE
    SET kind = excluded.kind, created_at = excluded.created_at`;

const LIST_FEEDBACK = `
  SELECT item_id, kind, feedback.created_at
  FROM thread_item_feedback AS feedback
  JOIN thread_items AS item USING (tenant_id, user_id, thread_id)
  WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND item.id = item_id
  ORDER BY item.sequence`;

const LIST_FEEDBACK_ON = `
  SELECT DISTINCT item_id, kind, created_at FROM thread_item_feedback
  JOIN unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS answer (tenant_id, user_id, thread_id, item_id)
    USING (tenant_id, user_id, thread_id, item_id)`;

@Injectable()
export class TypeOrmFeedbackStore extends FeedbackStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async saveFeedback(
    owner: Identity,
    threadId: string,
    itemIds: readonly string[],
    kind: FeedbackKind,
  ): Promise<void> {
    await withDatabaseFaults(async () => {
      await this.requireThread(owner, threadId);
      const values = [...keyOf(owner, threadId), itemIds.map(cleanText), kind, this.clock.now()];
      await this.dataSource.query(SAVE_FEEDBACK, values);
    });
  }

  override async listFeedback(owner: Identity, threadId: string): Promise<Feedback[]> {
    return withDatabaseFaults(async () => {
      await this.requireThread(owner, threadId);
      const rows = await this.dataSource.query<FeedbackRow[]>(LIST_FEEDBACK, keyOf(owner, threadId));
      return rows.map(toFeedback);
    });
  }

  override async listFeedbackOn(answers: readonly AnswerKey[]): Promise<Feedback[]> {
    if (answers.length === 0) return [];
    const keys = answers.map(({ owner, threadId, itemId }) => [...keyOf(owner, threadId), cleanText(itemId)]);
    const columns = [0, 1, 2, 3].map((column) => keys.map((key) => key[column]));
    const rows = await withDatabaseFaults(() => this.dataSource.query<FeedbackRow[]>(LIST_FEEDBACK_ON, columns));
    return rows.map(toFeedback);
  }

  private async requireThread(owner: Identity, threadId: string): Promise<void> {
    const rows = await this.dataSource.query<unknown[]>(REQUIRE_THREAD, keyOf(owner, threadId));
    if (rows.length === 0) throw new NotFoundError('thread', threadId);
  }
}

type FeedbackRow = Omit<Feedback, 'created_at'> & { readonly created_at: Date };

function toFeedback(row: FeedbackRow): Feedback {
  return { ...row, created_at: row.created_at.toISOString() };
}

function keyOf({ tenantId, userId }: Identity, threadId: string): string[] {
  return [tenantId, userId, threadId].map(cleanText);
}
