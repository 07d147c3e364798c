/** Opens an empty index in a store, for one measurement. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { EmbeddedPostgres } from '../dist/src/database/drivers/pglite.driver.js';
import { PgvectorIndex } from '../dist/src/rag/indexes/pgvector/pgvector.index.js';
import { QdrantIndex } from '../dist/src/rag/indexes/qdrant/qdrant.index.js';

export async function openIndex(store, url) {
  const { index, close } = await OPEN[store](url);
  await index.prepare();
  return { index, close };
}

const OPEN = {
  async embedded() {
    const folder = await mkdtemp(join(tmpdir(), 'chatkit-bench-'));
    const embedded = new EmbeddedPostgres(join(folder, 'database'));
    const dataSource = await new DataSource(await embedded.options()).initialize();
    const close = async () => (
      await dataSource.destroy(), await embedded.close(), await rm(folder, { recursive: true, force: true })
    );
    return { index: new PgvectorIndex('embedded', dataSource), close };
  },

  async pgvector(url) {
    const dataSource = await new DataSource({ type: 'postgres', url, installExtensions: false }).initialize();
    await dataSource.query('DROP SCHEMA public CASCADE');
    await dataSource.query('CREATE SCHEMA public');
    return { index: new PgvectorIndex('pgvector', dataSource), close: () => dataSource.destroy() };
  },

  async qdrant(url) {
    return { index: new QdrantIndex({ url, collection: `bench-${process.pid}` }), close: async () => undefined };
  },
};
