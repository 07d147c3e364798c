import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { withDatabaseFaults } from '../../../database/database-faults.js';
import { leaseLost, type StoredLease } from '../../writer-lease.js';

/** Tells the leases of this process from those of a process that used the same embedded database before. */
const PROCESS = randomUUID();
const END = `clock_timestamp() + $2 * interval '1 millisecond'`;

/** The lease in the table `rag_writer`, which has at most one row. Its end is in the time of the database. */
export class PostgresLease implements StoredLease {
  private readonly owner = `${PROCESS}/${randomUUID()}`;

  /** @param isEmbedded only one process can open the database, so the leases of all other processes have ended. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly leaseMs: number,
    private readonly isEmbedded: boolean,
  ) {}

  async acquire(): Promise<boolean> {
    const isFree = `writer.until < clock_timestamp()${this.isEmbedded ? ` OR writer.owner NOT LIKE '${PROCESS}/%'` : ''}`;
    const rows = await this.query<unknown[]>(
      `INSERT INTO rag_writer AS writer (owner, until) VALUES ($1, ${END})
       ON CONFLICT (is_only_row) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE ${isFree}
       RETURNING owner`,
      [this.owner, this.leaseMs],
    );
    return rows.length > 0;
  }

  async renew(): Promise<boolean> {
    const text = `UPDATE rag_writer SET until = ${END} WHERE owner = $1`;
    const [, renewed] = await this.query<[unknown, number]>(text, [this.owner, this.leaseMs]);
    return renewed > 0;
  }

  async release(): Promise<void> {
    await this.query('DELETE FROM rag_writer WHERE owner = $1', [this.owner]);
  }

  /** Until the transaction ends, nobody else can take the lease. @throws AppError when somebody has taken it. */
  async assertHeld(manager: EntityManager): Promise<void> {
    const rows: unknown[] = await manager.query('SELECT 1 FROM rag_writer WHERE owner = $1 FOR SHARE', [this.owner]);
    if (rows.length === 0) throw leaseLost();
  }

  private query<Result>(text: string, values: unknown[]): Promise<Result> {
    return withDatabaseFaults(() => this.dataSource.query(text, values) as Promise<Result>);
  }
}
