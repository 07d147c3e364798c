import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { IN_MEMORY } from '../../config/env.schema.js';
import { takeDataFolder } from '../data-folder.js';
import { DatabaseStartError } from '../database-start.error.js';
import { createPGlite } from './create-pglite.js';
import type { PGliteEngine, PGliteSource } from './pglite.engine.js';
import { PGliteStream } from './pglite.stream.js';
import { openPGliteThread } from './pglite.thread.js';
import { preparedPGlite } from './prepared-pglite.js';

/** Missing where the sources run without a build, as in unit tests: the database runs in the thread of its callers then. */
const WORKER = new URL('./pglite.worker.js', import.meta.url);

/**
 * The embedded Postgres of a data folder, with pgvector. The first call of `options` opens it, in a worker thread if the
 * server is built. It has a single connection, so a transaction blocks every other query: never await anything but the
 * database inside one.
 */
export class EmbeddedPostgres implements OnApplicationShutdown {
  private opening?: Promise<{ readonly engine: PGliteEngine; readonly release: () => Promise<void> }>;

  /**
   * @param image - A dump of a data folder, from which a database in memory starts. Without it, it starts empty.
   * @param worker - The built worker, if the one beside this file is not meant.
   * @param onCrash - Is called when the opened database stops unexpectedly. Nothing can be stored or read then.
   */
  constructor(
    private readonly dataDir: string,
    private readonly image?: Blob,
    private readonly worker: URL = WORKER,
    private readonly onCrash: () => void = () => undefined,
  ) {}

  async options(): Promise<PostgresDataSourceOptions> {
    this.opening ??= this.open();
    const { engine } = await this.opening;
    // The environment of the process, which `pg` reads, does not concern this database. The pool must keep its only client:
    // a second client would use the session of the first.
    const client = { stream: () => new PGliteStream(engine), ssl: false, user: 'postgres', database: 'postgres' };
    return { type: 'postgres', extra: { ...client, max: 1, idleTimeoutMillis: 0 }, installExtensions: false };
  }

  /** Call this after the data sources that use it are destroyed. Does nothing if the database was never opened. */
  async close(): Promise<void> {
    const opened = await this.opening?.catch(() => undefined);
    this.opening = undefined;
    if (!opened) return;
    await opened.engine.close();
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
      return { engine: await this.openEngine({ dataDir, image: this.image }), release };
    } catch (error) {
      await release();
      throw new DatabaseStartError(
        'embedded_database_damaged',
        `The embedded database in ${this.dataDir} cannot be opened. Restore that folder from a backup, or move it elsewhere to start with an empty database.`,
        error,
      );
    }
  }

  private async openEngine(source: PGliteSource): Promise<PGliteEngine> {
    const { dataDir, image } = source;
    if (existsSync(this.worker)) {
      if (dataDir !== IN_MEMORY && !image && !existsSync(dataDir)) {
        await createPGlite(new URL('./pglite.creator.js', this.worker), dataDir, await preparedPGlite());
      }
      return openPGliteThread(this.worker, source, this.onCrash);
    }
    const { openPGlite } = await import('./pglite.engine.js');
    return openPGlite(source);
  }
}
