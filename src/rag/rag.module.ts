import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RagController } from './http/rag.controller.js';
import { IngestService } from './ingest/ingest.service.js';
import { InitialIndex } from './ingest/initial-index.js';
import { Reindex } from './ingest/reindex.js';
import { StartUpdate } from './ingest/start-update.js';
import { RagHealth } from './rag.health.js';
import { ragProviders } from './rag.providers.js';
import { Retriever } from './retriever.js';
import { ServingIndex } from './serving-index.js';

@Module({
  imports: [TerminusModule],
  controllers: [RagController],
  providers: [...ragProviders, ServingIndex, Retriever, IngestService, InitialIndex, StartUpdate, Reindex, RagHealth],
  exports: [Retriever, IngestService, InitialIndex, StartUpdate, RagHealth],
})
export class RagModule {}
