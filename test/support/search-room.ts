import { RagSettings } from '../../src/config/settings.js';
import type { Embedder } from '../../src/rag/embedder.js';
import { MemoryIndex } from '../../src/rag/indexes/memory.index.js';
import { IngestService } from '../../src/rag/ingest/ingest.service.js';
import { InitialIndex } from '../../src/rag/ingest/initial-index.js';
import { StartUpdate } from '../../src/rag/ingest/start-update.js';
import type { Reranking } from '../../src/rag/reranking.js';
import { Retriever } from '../../src/rag/retriever.js';
import { Ranking } from '../../src/rag/search/ranking.js';
import { ServingIndex } from '../../src/rag/serving-index.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { FixedClock } from './fixed-clock.js';
import { WordEmbedder } from './word-embedder.js';

/** The services of `src/rag` with the given index, and an embedder that needs no model. */
export function searchRoom<E extends Embedder = WordEmbedder>(
  options: {
    index?: VectorIndex;
    embedder?: E;
    contentDir?: string;
    indexOnStart?: 'auto' | 'never';
    reranking?: Reranking;
  } = {},
) {
  const index = options.index ?? new MemoryIndex();
  const embedder = options.embedder ?? (new WordEmbedder() as Embedder as E);
  const settings = Object.assign(new RagSettings(), {
    siteBaseUrl: 'https://docs.test/',
    contentDir: options.contentDir ?? '',
    indexOnStart: options.indexOnStart ?? 'auto',
  });
  const serving = new ServingIndex(index, embedder);
  const ranking = new Ranking();
  const ingestion = new IngestService(
    index,
    embedder,
    serving,
    new FixedClock(),
    ranking,
    new SameThreadWorkers(),
    settings,
  );
  const initialIndex = new InitialIndex(index, serving, ingestion, settings);
  return {
    index,
    serving,
    embedder,
    ingestion,
    initialIndex,
    startUpdate: new StartUpdate(index, serving, ingestion, initialIndex, settings),
    retriever: new Retriever(index, embedder, serving, settings, ranking, options.reranking),
  };
}
