import type { Settings } from './config/settings.js';

/** What an operator wants to see first: the address, what is embedded, what is connected, and what changes that. */
export function describeServer(settings: Settings, address: string): string[] {
  const { database, rag, model } = settings;
  return [
    `Listening on ${address} (handbook at /, API at /docs)`,
    database.url
      ? `Threads: Postgres at ${withoutSecrets(database.url)}`
      : `Threads: embedded database in ${database.dataDir} (set DATABASE_URL to use your own Postgres)`,
    `Index: ${describeIndex(settings)}`,
    rag.embedding.model === 'local'
      ? 'Embeddings: local encoder, offline (set EMBEDDING_MODEL and OPENAI_API_KEY to change)'
      : `Embeddings: ${rag.embedding.model}, ${rag.embedding.dimensions} dimensions`,
    model.model === 'extractive'
      ? 'Answers: extractive, quoted from the handbook without a language model (set OPENAI_API_KEY for one)'
      : `Answers: ${model.model} by ${model.api} at ${withoutSecrets(model.baseUrl ?? 'https://api.openai.com/v1')}`,
  ];
}

function describeIndex({ rag, database }: Settings): string {
  switch (rag.vectorStore) {
    case 'embedded':
      return `embedded pgvector in ${database.dataDir} (set VECTOR_STORE or QDRANT_URL to change)`;
    case 'pgvector':
      return "pgvector in DATABASE_URL's Postgres";
    case 'qdrant':
      return `Qdrant at ${withoutSecrets(rag.qdrant.url ?? '')}, collection ${rag.qdrant.collection}`;
    default:
      return rag.vectorStore satisfies never;
  }
}

function withoutSecrets(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}
