import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is known of attachments. A record goes with its thread; its bytes are then referred to by nobody and are swept.
 * One that belongs to no thread yet has a null there, which the foreign key lets pass.
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
