import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Thumbs up or down of readers: one row per owner and item, deleted with the item. */
export class Feedback1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thread_item_feedback (
        tenant_id  text        NOT NULL,
        user_id    text        NOT NULL,
        thread_id  text        NOT NULL,
        item_id    text        NOT NULL,
        kind       text        NOT NULL CHECK (kind IN ('positive', 'negative')),
        created_at timestamptz NOT NULL,
        CONSTRAINT thread_item_feedback_pkey PRIMARY KEY (tenant_id, user_id, thread_id, item_id),
        CONSTRAINT thread_item_feedback_item FOREIGN KEY (tenant_id, user_id, thread_id, item_id)
          REFERENCES thread_items (tenant_id, user_id, thread_id, id) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE thread_item_feedback`);
  }
}
