import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ProcessSettingsModule } from '../config/process-settings.module.js';
import { DatabaseSettings } from '../config/settings.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';
import { unlimitedPostgresOptions } from './drivers/postgres.driver.js';
import { withMigrations } from './migrate.js';

const context = await NestFactory.createApplicationContext(ProcessSettingsModule, {
  logger: false,
  abortOnError: false,
});
const { url, dataDir } = context.get(DatabaseSettings);
const embedded = new EmbeddedPostgres(dataDir);

/** Also closes the embedded database, because the command line calls only `destroy`. */
class CommandLineDataSource extends DataSource {
  override async destroy(): Promise<void> {
    await super.destroy();
    await embedded.close();
  }
}

/**
 * The data source of the `typeorm` command line: the database that the environment names, with every migration. It has
 * no entities, because migrations are written by hand and never generated. After `npm run build`:
 *
 * @example npx typeorm migration:show -d dist/src/database/data-source.js
 * @example npx typeorm migration:revert -d dist/src/database/data-source.js
 *
 * The server connects with `connections.ts`; importing this file opens the database.
 */
export const dataSource = new CommandLineDataSource(
  withMigrations(url ? unlimitedPostgresOptions(url) : await embedded.options()),
);
