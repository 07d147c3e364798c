import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the submit of a run asked for, as a hash: the same idempotency key with another request is a mistake of the client. */
export class RunRequests1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs ADD COLUMN request_hash text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE runs DROP COLUMN request_hash');
  }
}
