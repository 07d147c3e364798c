import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import type { DatabaseSettings, RagSettings } from '../config/settings.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';
import { postgresOptions, toPostgresStartError, unlimitedPostgresOptions } from './drivers/postgres.driver.js';
import { migrate } from './migrate.js';

/** Applies pending migrations to the main database. @returns the options for connecting to it. */
export async function prepareDatabase(
  settings: DatabaseSettings,
  embedded: EmbeddedPostgres,
): Promise<PostgresDataSourceOptions> {
  await applyMigrations(settings, embedded);
  return settings.url ? postgresOptions(settings.url) : embedded.options();
}

/** @returns the names of the migrations that ran. */
export async function applyMigrations(settings: DatabaseSettings, embedded: EmbeddedPostgres): Promise<string[]> {
  const options = settings.url ? unlimitedPostgresOptions(settings.url) : await embedded.options();
  return withStartErrors(options, () => migrate(options));
}

/**
 * Opens the database of the vector index: the embedded one (with the main connection if the main database is embedded too),
 * or the main Postgres with connections without a statement time-out. Undefined for an index on another server.
 */
export async function openIndexDatabase(
  store: RagSettings['vectorStore'],
  main: DataSource,
  { url }: DatabaseSettings,
  embedded: EmbeddedPostgres,
): Promise<DataSource | undefined> {
  switch (store) {
    case 'embedded':
      return url ? connect(await embedded.options()) : main;
    case 'pgvector':
      return url ? connect(unlimitedPostgresOptions(url)) : main;
    case 'qdrant':
      return undefined;
    default:
      return store satisfies never;
  }
}

function connect(options: PostgresDataSourceOptions): Promise<DataSource> {
  return withStartErrors(options, () => new DataSource(options).initialize());
}

async function withStartErrors<T>({ url }: PostgresDataSourceOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw url ? toPostgresStartError(error, url) : error;
  }
}

/**
 * For commands that need the main database alone: brings its schema up to date, and closes it when `work` has ended.
 * Statements have no time limit.
 */
export async function withDatabase<T>(
  settings: DatabaseSettings,
  work: (database: DataSource) => Promise<T>,
): Promise<T> {
  const embedded = new EmbeddedPostgres(settings.dataDir);
  try {
    await applyMigrations(settings, embedded);
    const database = await connect(settings.url ? unlimitedPostgresOptions(settings.url) : await embedded.options());
    try {
      return await work(database);
    } finally {
      await database.destroy();
    }
  } finally {
    await embedded.close();
  }
}

/** `npm run migrate`. @returns the names of the migrations that ran. */
export async function runMigrations(settings: DatabaseSettings): Promise<string[]> {
  const embedded = new EmbeddedPostgres(settings.dataDir);
  try {
    return await applyMigrations(settings, embedded);
  } finally {
    await embedded.close();
  }
}
