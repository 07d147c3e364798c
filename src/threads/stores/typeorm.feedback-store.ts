import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Identity } from '../../auth/identity.js';
import { Clock } from '../../common/clock.js';
import { NotFoundError } from '../../common/errors/not-found.error.js';
import { withDatabaseFaults } from '../../database/database-faults.js';
import { cleanText } from '../clean-json.js';
import { type Feedback, type FeedbackKind, FeedbackStore } from '../feedback-store.js';

const REQUIRE_THREAD = `SELECT id FROM threads WHERE tenant_id = $1 AND user_id = $2 AND id = $3`;

/** Answers the items that exist; locks them, so none can vanish before its feedback is stored. */
const LOCK_ITEMS = `
  SELECT id FROM thread_items
  WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND id = ANY($4)
  ORDER BY sequence FOR KEY SHARE`;

const SAVE_FEEDBACK = `
  INSERT INTO thread_item_feedback (tenant_id, user_id, thread_id, item_id, kind, created_at)
  SELECT DISTINCT $1, $2, $3, id, $5, $6::timestamptz FROM unnest($4::text[]) AS id
  ON CONFLICT (tenant_id, user_id, thread_id, item_id) DO UPDATE
    SET kind = excluded.kind, created_at = excluded.created_at`;

const LIST_FEEDBACK = `
  SELECT item_id, kind, feedback.created_at
  FROM thread_item_feedback AS feedback
  JOIN thread_items AS item USING (tenant_id, user_id, thread_id)
  WHERE tenant_id = $1 AND user_id = $2 AND thread_id = $3 AND item.id = item_id
  ORDER BY item.sequence`;

@Injectable()
export class TypeOrmFeedbackStore extends FeedbackStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async saveFeedback(owner: Identity, threadId: string, itemIds: readonly string[], kind: FeedbackKind): Promise<void> {
    const ids = itemIds.map(cleanText);
    await withDatabaseFaults(() =>
      this.dataSource.transaction(async (manager) => {
        await requireThread(manager, owner, threadId);
        const found = await manager.query<{ id: string }[]>(LOCK_ITEMS, [...keyOf(owner, threadId), ids]);
        const missing = ids.find((wanted) => !found.some(({ id }) => id === wanted));
        if (missing !== undefined) throw new NotFoundError('item', missing);
        await manager.query(SAVE_FEEDBACK, [...keyOf(owner, threadId), ids, kind, this.clock.now()]);
      }),
    );
  }

  override async listFeedback(owner: Identity, threadId: string): Promise<Feedback[]> {
    return withDatabaseFaults(async () => {
      await requireThread(this.dataSource.manager, owner, threadId);
      const rows = await this.dataSource.query<FeedbackRow[]>(LIST_FEEDBACK, keyOf(owner, threadId));
      return rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
    });
  }
}

type FeedbackRow = Omit<Feedback, 'created_at'> & { readonly created_at: Date };

async function requireThread(manager: EntityManager, owner: Identity, threadId: string): Promise<void> {
  const rows = await manager.query<unknown[]>(REQUIRE_THREAD, keyOf(owner, threadId));
  if (rows.length === 0) throw new NotFoundError('thread', threadId);
}

function keyOf({ tenantId, userId }: Identity, threadId: string): string[] {
  return [tenantId, userId, threadId].map(cleanText);
}
