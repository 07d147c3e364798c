import type { DatabaseSettings } from '../config/settings.js';
import { applyMigrations } from './data-source.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';

/** What `npm run migrate` does. @returns the names of the migrations that ran. */
export async function runMigrations(settings: DatabaseSettings): Promise<string[]> {
  const embedded = new EmbeddedPostgres(settings.dataDir);
  try {
    return await applyMigrations(settings, embedded);
  } finally {
    await embedded.close();
  }
}
