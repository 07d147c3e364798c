import { Module } from '@nestjs/common';
import { DatabaseSettings } from '../config/settings.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';

/** A separate module because both data sources need it. */
@Module({
  providers: [
    {
      provide: EmbeddedPostgres,
      inject: [DatabaseSettings],
      useFactory: ({ dataDir }: DatabaseSettings) => new EmbeddedPostgres(dataDir),
    },
  ],
  exports: [EmbeddedPostgres],
})
export class EmbeddedModule {}
