import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records of attachments. A record is deleted with its thread; its bytes then have no record and are swept. A record
 * without a thread has a null `thread_id`, which the foreign key accepts.
 */
export class Attachments1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachments (
        tenant_id  text        NOT NULL,
        user_id    text        NOT NULL,
        id         text        NOT NULL,
        name       text        NOT NULL,
        mime_type  text        NOT NULL,
        size       integer     NOT NULL,
        created_at timestamptz NOT NULL,
        thread_id  text,
        metadata   jsonb,
        bytes_key  text,
        CONSTRAINT attachments_pkey PRIMARY KEY (tenant_id, user_id, id),
        CONSTRAINT attachments_thread FOREIGN KEY (tenant_id, user_id, thread_id)
          REFERENCES threads (tenant_id, user_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`CREATE INDEX attachments_of_thread ON attachments (tenant_id, user_id, thread_id)`);
    await runner.query(`CREATE UNIQUE INDEX attachments_bytes ON attachments (bytes_key) WHERE bytes_key IS NOT NULL`);
    await runner.query(`CREATE INDEX attachments_unused ON attachments (created_at) WHERE thread_id IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE attachments`);
  }
}
