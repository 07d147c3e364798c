import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { takeDataFolder } from '../data-folder.js';
import { DatabaseStartError } from '../database-start.error.js';

/** In place of a folder: nothing is kept, nothing is locked. For tests. */
export const IN_MEMORY = 'memory://';

/**
 * The one embedded Postgres of a data folder, with pgvector, opened by whoever asks first. It has a single connection,
 * so a transaction keeps everybody else waiting: never await anything but the database inside one.
 */
export class EmbeddedPostgres implements OnApplicationShutdown {
  private opening?: Promise<{ readonly pglite: PGlite; readonly release: () => Promise<void> }>;

  constructor(private readonly dataDir: string) {}

  async options(): Promise<PostgresDataSourceOptions> {
    this.opening ??= this.open();
    const { pglite } = await this.opening;
    // The pool must keep its only client: a second one would share the wire of the first.
    const extra = { ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 };
    return { type: 'postgres', extra, installExtensions: false };
  }

  /** Call it after the data sources on it are destroyed. Nothing was opened: nothing happens. */
  async close(): Promise<void> {
    const opened = await this.opening?.catch(() => undefined);
    this.opening = undefined;
    if (!opened) return;
    if (!opened.pglite.closed) await opened.pglite.close();
    await opened.release();
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private async open() {
    const isInMemory = this.dataDir === IN_MEMORY;
    const release = isInMemory ? async () => undefined : await takeDataFolder(this.dataDir);
    try {
      const dataDir = isInMemory ? IN_MEMORY : join(this.dataDir, 'pglite');
      return { pglite: await PGlite.create({ dataDir, extensions: { vector } }), release };
    } catch (error) {
      await release();
      throw new DatabaseStartError(
        'embedded_database_damaged',
        `The embedded database in ${this.dataDir} cannot be opened. Restore that folder from a backup, or move it away to begin anew.`,
        error,
      );
    }
  }
}
