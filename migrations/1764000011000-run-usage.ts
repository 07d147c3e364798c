import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the requests to the model of a run have used. NULL for runs that asked no model, and for older ones. */
export class RunUsage1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs ADD COLUMN usage jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs DROP COLUMN usage');
  }
}
