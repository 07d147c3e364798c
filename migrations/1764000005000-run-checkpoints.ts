import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every active run is written once a second. Without an index on what changes then, and with room left on the page,
 * Postgres writes the row alone; those whose lease has ended are found among the active ones, by `runs_one_active`.
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
