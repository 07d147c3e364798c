import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every active run is updated once a second. With no index on the updated columns and free space on the page, Postgres
 * updates the row without touching an index (HOT). Expired leases are found through `runs_one_active`.
 */
export class RunCheckpoints1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX runs_abandoned');
    await runner.query('ALTER TABLE runs SET (fillfactor = 50)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs RESET (fillfactor)');
    await runner.query(`CREATE INDEX runs_abandoned ON runs (lease_until) WHERE status = 'active'`);
  }
}
