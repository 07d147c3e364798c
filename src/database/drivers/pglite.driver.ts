import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { vector } from '@electric-sql/pglite-pgvector';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { IN_MEMORY } from '../../config/env.schema.js';
import { takeDataFolder } from '../data-folder.js';
import { DatabaseStartError } from '../database-start.error.js';

/**
 * The embedded Postgres of a data folder, with pgvector. The first call of `options` opens it. It has a single
 * connection, so a transaction blocks every other query: never await anything but the database inside one.
 */
export class EmbeddedPostgres implements OnApplicationShutdown {
  private opening?: Promise<{ readonly pglite: PGlite; readonly release: () => Promise<void> }>;

  /** @param image - A dump of a data folder, from which a database in memory starts. Without it, it starts empty. */
  constructor(
    private readonly dataDir: string,
    private readonly image?: Blob,
  ) {}

  async options(): Promise<PostgresDataSourceOptions> {
    this.opening ??= this.open();
    const { pglite } = await this.opening;
    // The pool must keep its only client: a second client would use the connection of the first.
    const extra = { ...createPgConfig(pglite), max: 1, idleTimeoutMillis: 0 };
    return { type: 'postgres', extra, installExtensions: false };
  }

  /** Call this after the data sources that use it are destroyed. Does nothing if the database was never opened. */
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
      return { pglite: await PGlite.create({ dataDir, extensions: { vector }, loadDataDir: this.image }), release };
    } catch (error) {
      await release();
      throw new DatabaseStartError(
        'embedded_database_damaged',
        `The embedded database in ${this.dataDir} cannot be opened. Restore that folder from a backup, or move it elsewhere to start with an empty database.`,
        error,
      );
    }
  }
}
