import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { IngestService } from './ingest/ingest.service.js';
import { InitialIndex } from './ingest/initial-index.js';
import { Reindex } from './ingest/reindex.js';
import { StartUpdate } from './ingest/start-update.js';
import { RagHealth } from './rag.health.js';
import { ragProviders } from './rag.providers.js';
import { Retriever } from './retriever.js';
import { ServingIndex } from './serving-index.js';
import { VectorIndex } from './vector-index.js';

@Module({
  imports: [TerminusModule],
  providers: [...ragProviders, ServingIndex, Retriever, IngestService, InitialIndex, StartUpdate, Reindex, RagHealth],
  exports: [VectorIndex, Retriever, IngestService, InitialIndex, StartUpdate, Reindex, RagHealth],
})
export class RagModule {}
