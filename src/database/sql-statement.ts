import type { DataSource } from 'typeorm';
import { withDatabaseFaults } from './database-faults.js';

/** `:name`, but not the cast `::type`. */
const PARAMETER = /(?<!:):([a-z]\w*)/gi;

/**
 * SQL with named parameters. A name may occur several times, and a text may be composed of parts without counting
 * positions.
 *
 * When to use it: a table that is read or written alone (threads, thread_items, runs, attachments) has an entity, and its
 * store calls TypeORM's `EntityManager`. SQL is written where one statement spans several tables, so that it is atomic
 * and one round trip, or where TypeORM cannot express it (`unnest`, `COLLATE`, `ON CONFLICT` after a `SELECT`). Every
 * statement on thread_item_feedback and asked_questions is of that kind, so these two tables have no entity. Tables are
 * defined by the migrations alone; an entity maps only the columns that its store uses.
 *
 * @example new SqlStatement<{ id: string }>('SELECT * FROM threads WHERE id = :id').run(dataSource, { id: 'thread_1' })
 */
export class SqlStatement<Values extends object> {
  private readonly names: string[] = [];
  private readonly text: string;

  constructor(sql: string) {
    this.text = sql.replace(PARAMETER, (_parameter, name: string) => `$${this.positionOf(name)}`);
  }

  /** Executes the statement in one round trip. Throws `UnavailableError` while the database is unavailable. */
  async run<Row = unknown>(dataSource: DataSource, values: Values): Promise<Row[]> {
    const parameters = this.names.map((name) => {
      if (!Object.hasOwn(values, name)) throw new TypeError(`The statement has no value for :${name}.`);
      return values[name as keyof Values];
    });
    return withDatabaseFaults(() => dataSource.query<Row[]>(this.text, parameters));
  }

  /** From 1. A name keeps the position of its first occurrence. */
  private positionOf(name: string): number {
    if (!this.names.includes(name)) this.names.push(name);
    return this.names.indexOf(name) + 1;
  }
}
