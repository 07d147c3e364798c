import { Logger, Module } from '@nestjs/common';
import { DatabaseSettings } from '../config/settings.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';

/** A server without its database can only refuse requests. Its supervisor starts it again, and a start closes open runs. */
function endProcess(): void {
  new Logger('EmbeddedDatabase').error('The process exits with code 1, so that its supervisor starts it again.');
  process.exit(1);
}

/** A separate module because both data sources need it. */
@Module({
  providers: [
    {
      provide: EmbeddedPostgres,
      inject: [DatabaseSettings],
      useFactory: ({ dataDir }: DatabaseSettings) => new EmbeddedPostgres(dataDir, undefined, undefined, endProcess),
    },
  ],
  exports: [EmbeddedPostgres],
})
export class EmbeddedModule {}
