import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that were searched for and what was found: one row per user message, deleted with the message. */
export class Questions1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asked_questions (
        tenant_id  text        NOT NULL,
        user_id    text        NOT NULL,
        thread_id  text        NOT NULL,
        message_id text        NOT NULL,
        text       text        NOT NULL,
        queries    jsonb       NOT NULL,
        verdict    text        NOT NULL CHECK (verdict IN ('covered', 'not_covered', 'failed')),
        confidence float8      NOT NULL,
        sections   jsonb       NOT NULL,
        answered   boolean     NOT NULL,
        answer_ids jsonb       NOT NULL,
        search_ms  integer     NOT NULL,
        asked_at   timestamptz NOT NULL,
        CONSTRAINT asked_questions_pkey PRIMARY KEY (tenant_id, user_id, thread_id, message_id),
        CONSTRAINT asked_questions_message FOREIGN KEY (tenant_id, user_id, thread_id, message_id)
          REFERENCES thread_items (tenant_id, user_id, thread_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX asked_questions_newest ON asked_questions (tenant_id, asked_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE asked_questions`);
  }
}
