import type { Provider } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { LOCAL_EMBEDDINGS, ONNX_PREFIX, RagSettings } from '../config/settings.js';
import { IndexDatabase } from '../database/index-database.js';
import { Workers } from '../workers/workers.js';
import { Embedder } from './embedder.js';
import { LocalEmbedder } from './embedders/local.embedder.js';
import { OnnxEmbedder } from './embedders/onnx/onnx.embedder.js';
import { OpenAIEmbedder } from './embedders/openai.embedder.js';
import { MemoryIndex } from './indexes/memory.index.js';
import { PgvectorIndex } from './indexes/pgvector/pgvector.index.js';
import { QdrantIndex } from './indexes/qdrant/qdrant.index.js';
import { HttpReranker } from './rerankers/http.reranker.js';
import { Reranking } from './reranking.js';
import { RetryingEmbedder } from './retrying-embedder.js';
import { Ranking } from './search/ranking.js';
import { VectorIndex } from './vector-index.js';

export const ragProviders: Provider[] = [
  { provide: Ranking, useValue: new Ranking() },
  { provide: Embedder, inject: [RagSettings, Workers], useFactory: createEmbedder },
  { provide: Reranking, inject: [RagSettings, Clock], useFactory: createReranking },
  { provide: VectorIndex, inject: [RagSettings, IndexDatabase], useFactory: createIndex },
];

/** Exported for commands that need an embedder but no index. */
export function createEmbedder({ embedding, embeddingServer }: RagSettings, workers: Workers): Embedder {
  const { model, dimensions } = embedding;
  if (model === LOCAL_EMBEDDINGS) return new LocalEmbedder(workers);
  if (model.startsWith(ONNX_PREFIX)) return OnnxEmbedder.open(model, dimensions, workers);
  return new RetryingEmbedder(new OpenAIEmbedder({ ...embedding, ...embeddingServer }));
}

function createReranking({ reranker }: RagSettings, clock: Clock): Reranking {
  return new Reranking(reranker && new HttpReranker(reranker), clock);
}

async function createIndex({ vectorStore, qdrant }: RagSettings, { dataSource }: IndexDatabase): Promise<VectorIndex> {
  switch (vectorStore) {
    case 'embedded':
    case 'pgvector':
      return prepared(new PgvectorIndex(vectorStore, dataSource!));
    case 'qdrant':
      return prepared(new QdrantIndex({ ...qdrant, url: qdrant.url! }));
    default:
      return vectorStore satisfies never;
  }
}

/** An index in memory, which is garbage-collected with its last reference. */
export function createTemporaryIndex(): VectorIndex {
  return new MemoryIndex();
}

/**
 * Prepares the store, so that an unusable store is reported at start and not at the first search. While it is unavailable,
 * the server starts without it: `InitialIndex` reports it and tries again.
 */
async function prepared(index: VectorIndex): Promise<VectorIndex> {
  await index.prepare().catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
  });
  return index;
}
