import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs, active and ended. The two unique indexes enforce two rules across processes: at most one active run per thread,
 * and at most one run per idempotency key. `unfinished` holds the items to save if the process of the run dies.
 */
export class Runs1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE runs (
        id              text        NOT NULL,
        tenant_id       text        NOT NULL,
        user_id         text        NOT NULL,
        thread_id       text        NOT NULL,
        status          text        NOT NULL CHECK (status IN ('active', 'completed', 'failed', 'cancelled')),
        idempotency_key text,
        lease_until     timestamptz NOT NULL,
        unfinished      jsonb       NOT NULL DEFAULT '[]',
        created_at      timestamptz NOT NULL,
        CONSTRAINT runs_pkey PRIMARY KEY (id)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX runs_one_active ON runs (tenant_id, user_id, thread_id) WHERE status = 'active'`,
    );
    await runner.query(`
      CREATE UNIQUE INDEX runs_one_submit ON runs (tenant_id, user_id, idempotency_key)
        WHERE idempotency_key IS NOT NULL`);
    await runner.query(`CREATE INDEX runs_abandoned ON runs (lease_until) WHERE status = 'active'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE runs`);
  }
}
