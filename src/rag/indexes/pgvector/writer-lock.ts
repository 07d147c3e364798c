import type { DataSource } from 'typeorm';
import { ConflictError } from '../../../common/errors/conflict.error.js';
import { withDatabaseFaults } from '../../../database/database-faults.js';

/** Id of the advisory lock. Any number that no other advisory lock of this database uses. */
const LOCK = 7_105_222;

/**
 * Runs `work` while this process holds the lock for writing the index. A separate connection holds it, so the database
 * releases it when the process dies. @throws ConflictError when another process holds the lock.
 */
export async function withWriterLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const connection = dataSource.createQueryRunner();
  try {
    const [{ locked }] = await withDatabaseFaults(() =>
      connection.query('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]),
    );
    if (!locked)
      throw new ConflictError('index_building', 'Another process is building the index. Wait until it is complete.');
    try {
      return await work();
    } finally {
      await connection.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    }
  } finally {
    await connection.release();
  }
}
