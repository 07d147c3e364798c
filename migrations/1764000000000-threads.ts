import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Threads and their items. Every key starts with the owner, so a query for one owner never reads rows of another. Lists
 * are ordered by the sequences, never by time: two rows may have the same millisecond, and clocks jump.
 */
export class Threads1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE threads (
        tenant_id             text        NOT NULL,
        user_id               text        NOT NULL,
        id                    text        NOT NULL,
        sequence              bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
        title                 text,
        status                jsonb       NOT NULL,
        allowed_image_domains jsonb,
        metadata              jsonb       NOT NULL,
        created_at            timestamptz NOT NULL,
        next_item_sequence    integer     NOT NULL DEFAULT 1,
        CONSTRAINT threads_pkey PRIMARY KEY (tenant_id, user_id, id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX threads_in_order ON threads (tenant_id, user_id, sequence)`);
    await runner.query(`
      CREATE TABLE thread_items (
        tenant_id  text        NOT NULL,
        user_id    text        NOT NULL,
        thread_id  text        NOT NULL,
        id         text        NOT NULL,
        sequence   integer     NOT NULL,
        type       text        NOT NULL,
        data       jsonb       NOT NULL,
        extras     jsonb       NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT thread_items_pkey PRIMARY KEY (tenant_id, user_id, thread_id, id),
        CONSTRAINT thread_items_thread FOREIGN KEY (tenant_id, user_id, thread_id)
          REFERENCES threads (tenant_id, user_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX thread_items_in_order ON thread_items (tenant_id, user_id, thread_id, sequence)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE thread_items`);
    await runner.query(`DROP TABLE threads`);
  }
}
