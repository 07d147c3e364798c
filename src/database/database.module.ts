import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DatabaseSettings, RagSettings } from '../config/settings.js';
import { openIndexDatabase, prepareDatabase } from './connections.js';
import { DatabaseProbe } from './database-probe.js';
import { EmbeddedPostgres } from './drivers/pglite.driver.js';
import { EmbeddedModule } from './embedded.module.js';
import { IndexDatabase } from './index-database.js';
import { OwnerData } from './owner-data.js';

/** Provides the main `DataSource` and `IndexDatabase` everywhere, and closes both. */
@Global()
@Module({
  imports: [
    EmbeddedModule,
    TypeOrmModule.forRootAsync({
      imports: [EmbeddedModule],
      inject: [DatabaseSettings, EmbeddedPostgres],
      useFactory: async (settings: DatabaseSettings, embedded: EmbeddedPostgres) => ({
        ...(await prepareDatabase(settings, embedded)),
        autoLoadEntities: true,
        // A fault at start is printed as one line and ends the process; an orchestrator can restart it.
        toRetry: () => false,
      }),
    }),
  ],
  providers: [
    DatabaseProbe,
    OwnerData,
    {
      provide: IndexDatabase,
      inject: [RagSettings, DataSource, DatabaseSettings, EmbeddedPostgres],
      useFactory: async (rag: RagSettings, main: DataSource, settings: DatabaseSettings, embedded: EmbeddedPostgres) =>
        new IndexDatabase(await openIndexDatabase(rag.vectorStore, main, settings, embedded), main),
    },
  ],
  exports: [IndexDatabase, DatabaseProbe, OwnerData],
})
export class DatabaseModule {}
