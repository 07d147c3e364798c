import type { DatabaseSettings } from '../config/settings.js';
import { applyMigrations } from './connections.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';

/** The work of `npm run migrate`. @returns the names of the migrations that ran. */
export async function runMigrations(settings: DatabaseSettings): Promise<string[]> {
  const embedded = new EmbeddedPostgres(settings.dataDir);
  try {
    return await applyMigrations(settings, embedded);
  } finally {
    await embedded.close();
  }
}
