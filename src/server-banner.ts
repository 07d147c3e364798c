import type { INestApplicationContext } from '@nestjs/common';
import { LOCAL_OWNER } from './auth/identity.js';
import { nameOfOwner } from './auth/owner-name.js';
import { OPENAI_BASE_URL } from './common/upstream/model-server.js';
import { EXTRACTIVE } from './config/env.schema.js';
import {
  AuthSettings,
  DatabaseSettings,
  LOCAL_EMBEDDINGS,
  ModelSettings,
  RagSettings,
  ServerSettings,
} from './config/settings.js';
import { OwnerData } from './database/owner-data.js';

/** The first lines for an operator: the address, what is embedded, what is connected, and which variables change that. */
export function describeServer(application: INestApplicationContext, address: string): string[] {
  const database = application.get(DatabaseSettings);
  const rag = application.get(RagSettings);
  const model = application.get(ModelSettings);
  return [
    `Listening on ${address} (${rag.reading.productName ?? 'documentation'} at /, API at /docs)`,
    database.url
      ? `Threads: Postgres at ${withoutSecrets(database.url)}`
      : `Threads: embedded database in ${database.dataDir} (set DATABASE_URL to use your own Postgres)`,
    `Index: ${describeIndex(rag, database)}`,
    rag.embedding.model === LOCAL_EMBEDDINGS
      ? 'Embeddings: local encoder, offline (set EMBEDDING_MODEL and OPENAI_API_KEY to change)'
      : `Embeddings: ${rag.embedding.model}, ${rag.embedding.dimensions} dimensions`,
    model.model === EXTRACTIVE
      ? `Answers: extractive, quoted from the documentation without a language model (${wayToModel(model)})`
      : `Answers: ${model.model} by ${model.api} at ${withoutSecrets(model.baseUrl ?? OPENAI_BASE_URL)}`,
  ];
}

/** What an operator may not expect; empty in most cases. */
export function warningsOf(application: INestApplicationContext): string[] {
  return [...warningsOfIdentity(application), ...warningsOfEmbedding(application.get(RagSettings))];
}

/** What an operator may not expect of the stored data: chats of the time when all callers were one owner. */
export async function warningsOfData(application: INestApplicationContext): Promise<string[]> {
  if (application.get(AuthSettings).modes.has('none')) return [];
  if (!(await application.get(OwnerData).hasThreads(LOCAL_OWNER))) return [];
  const owner = nameOfOwner(LOCAL_OWNER);
  return [`Nobody sees the chats of ${owner}. Give them to somebody: npm run keys -- adopt ${owner} <tenant>/<user>`];
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

function warningsOfIdentity(application: INestApplicationContext): string[] {
  const { modes, sessionSecrets } = application.get(AuthSettings);
  const { host } = application.get(ServerSettings);
  if (modes.has('none')) {
    const whoever = LOOPBACK.test(host) ? 'Everybody on this machine' : `Everybody who reaches ${host}`;
    return [`AUTH=none: all callers are one owner. ${whoever} can read and delete every chat.`];
  }
  if (!modes.has('visitor') || sessionSecrets.length > 0 || application.get(DatabaseSettings).url === undefined)
    return [];
  return ['The key of visitors is in DATA_DIR. Set SESSION_SECRETS when several servers use this database.'];
}

function warningsOfEmbedding({ sharesModelKey, embeddingServer }: RagSettings): string[] {
  if (!sharesModelKey) return [];
  const address = withoutSecrets(embeddingServer.baseUrl ?? OPENAI_BASE_URL);
  return [`The embedding server ${address} gets OPENAI_API_KEY. Set EMBEDDING_API_KEY to send it another key.`];
}

function wayToModel({ apiKey, baseUrl }: ModelSettings): string {
  const hasServer = apiKey !== undefined || baseUrl !== undefined;
  return hasServer ? 'set AGENT_MODEL to the name of a model for one' : 'set OPENAI_API_KEY for one';
}

function describeIndex({ vectorStore, qdrant }: RagSettings, { dataDir }: DatabaseSettings): string {
  switch (vectorStore) {
    case 'embedded':
      return `embedded pgvector in ${dataDir} (set VECTOR_STORE or QDRANT_URL to change)`;
    case 'pgvector':
      return "pgvector in DATABASE_URL's Postgres";
    case 'qdrant':
      return `Qdrant at ${withoutSecrets(qdrant.url!)}, collection ${qdrant.collection}`;
    default:
      return vectorStore satisfies never;
  }
}

function withoutSecrets(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}
