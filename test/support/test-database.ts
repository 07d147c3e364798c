import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { IN_MEMORY } from '../../src/config/env.schema.js';
import { prepareDatabase } from '../../src/database/connections.js';
import { EmbeddedPostgres } from '../../src/database/drivers/pglite.driver.js';
import { migratedPostgres } from './database-image.js';

/** A migrated database for one suite. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

type Entities = DataSourceOptions['entities'];

export async function openEmbeddedTestDatabase(entities: Entities): Promise<TestDatabase> {
  return open(undefined, entities, async () => undefined);
}

/** Opens a database in a new schema of the server at `url`. The schema is dropped at the end. */
export async function openPostgresTestDatabase(url: string, entities: Entities): Promise<TestDatabase> {
  const schema = await createTestSchema(url);
  return open(schema.url, entities, schema.drop);
}

/** @returns a URL whose connections use the new schema. */
export async function createTestSchema(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = uniqueName();
  const withinSchema = new URL(url);
  withinSchema.searchParams.set('options', `-c search_path=${name}`);
  await runOnce(url, `CREATE SCHEMA ${name}`);
  return {
    url: withinSchema.href.replaceAll('+', '%20'),
    drop: async () => void (await runOnce(url, `DROP SCHEMA ${name} CASCADE`)),
  };
}

/** A new database, in which a suite can create an extension without an effect on other suites. */
export async function createTestDatabase(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = uniqueName();
  const database = new URL(url);
  database.pathname = `/${name}`;
  await runOnce(url, `CREATE DATABASE ${name}`);
  return { url: database.href, drop: async () => void (await runOnce(url, `DROP DATABASE ${name} WITH (FORCE)`)) };
}

function uniqueName(): string {
  return `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
}

async function open(url: string | undefined, entities: Entities, drop: () => Promise<void>): Promise<TestDatabase> {
  const embedded = url ? new EmbeddedPostgres(IN_MEMORY) : await migratedPostgres();
  const options = await prepareDatabase({ url, dataDir: IN_MEMORY }, embedded);
  const dataSource = await new DataSource({ ...options, entities }).initialize();
  const close = async () => {
    await dataSource.destroy();
    await embedded.close();
    await drop();
  };
  return { dataSource, close };
}

/** Runs one statement over a new connection. */
export async function runOnce(url: string, statement: string, values?: unknown[]): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
