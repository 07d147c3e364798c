import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of a reader's threads is of use to lists alone, which say `sequence > 0`. As a whole index it was taken to find
 * one thread by its id too, while Postgres had no statistics yet: every thread of the reader was read for one.
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
