import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes the index of thread order partial, so that only lists use it: they add the condition `sequence > 0`. Without
 * statistics Postgres also chose the full index to find one thread by its id, and read every thread of the owner.
 */
export class ThreadOrder1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX threads_in_order');
    await runner.query(
      `CREATE UNIQUE INDEX threads_in_order ON threads (tenant_id, user_id, sequence) WHERE sequence > 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX threads_in_order');
    await runner.query('CREATE UNIQUE INDEX threads_in_order ON threads (tenant_id, user_id, sequence)');
  }
}
