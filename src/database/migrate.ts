import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { migrations } from '../../migrations/all.js';
import { DatabaseStartError } from './database-start.error.js';

/** Key of the advisory lock. Any number, but it must never change: processes of two versions must use the same lock. */
const MIGRATION_LOCK = 716_253_419;
const OLDEST_SUPPORTED = 14;

/** Connection options of a data source that knows every migration, and the table in which applied ones are recorded. */
export function withMigrations(options: PostgresDataSourceOptions): PostgresDataSourceOptions {
  return { ...options, migrations, migrationsTableName: 'chatkit_migrations' };
}

/**
 * Brings the schema up to date: all pending migrations or none, in one transaction that holds the lock, so a second
 * process waits and then finds nothing to do. The lock is released with its transaction, which also works through a
 * pooler such as PgBouncer.
 *
 * @returns the names of the migrations that ran.
 */
export async function migrate(options: PostgresDataSourceOptions): Promise<string[]> {
  const dataSource = await new DataSource(withMigrations(options)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    requireSupportedVersion(await versionOf(runner));
    await runner.startTransaction();
    await runner.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'none';
    const applied = await executor.executePendingMigrations();
    await runner.commitTransaction();
    return applied.map(({ name }) => name);
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

async function versionOf(runner: QueryRunner): Promise<number> {
  const [row] = (await runner.query('SHOW server_version_num')) as { server_version_num: string }[];
  return Number(row?.server_version_num);
}

/** @param version as Postgres counts: 150004 is 15.4. */
export function requireSupportedVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major >= OLDEST_SUPPORTED) return;
  throw new DatabaseStartError(
    'database_too_old',
    `DATABASE_URL names a Postgres ${major}, but version ${OLDEST_SUPPORTED} or newer is needed. Upgrade the server.`,
  );
}
