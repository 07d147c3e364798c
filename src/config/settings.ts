import { join, resolve } from 'node:path';
import type { Env } from './env.schema.js';

/** Typed slices of the environment. Each class is its own injection token; nothing else knows variable names. */
export class ServerSettings {
  readonly port!: number;
  readonly host!: string;
  /** Where clients reach this server. Unset: at the address it listens on. */
  readonly publicUrl?: string;
  readonly corsOrigins!: readonly string[];
  readonly logLevel!: Env['LOG_LEVEL'];
  readonly shutdownGraceMs!: number;
}

export class AdminSettings {
  /** What an administrator sends as a bearer token. Unset: nobody is one. */
  readonly key?: string;
}

export class DatabaseSettings {
  /** Unset: the embedded PGlite in `dataDir`. */
  readonly url?: string;
  /** Absolute. */
  readonly dataDir!: string;
}

export class AttachmentSettings {
  /** `memory` goes with an embedded database that keeps nothing. */
  readonly storage!: 'disk' | 'memory';
  /** Absolute; only used on disk. */
  readonly folder!: string;
}

export type VectorStoreKind = 'embedded' | 'pgvector' | 'qdrant';

export class RagSettings {
  readonly vectorStore!: VectorStoreKind;
  readonly qdrant!: { readonly url?: string; readonly apiKey?: string; readonly collection: string };
  readonly embedding!: { readonly model: string; readonly dimensions: number };
  /** Absolute. */
  readonly contentDir!: string;
  /** Prefix of the links in citations, ending in a slash. */
  readonly siteBaseUrl!: string;
}

export class ModelSettings {
  /** `extractive` needs no key and no network. */
  readonly model!: string;
  readonly api!: Env['AGENT_API'];
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** How long an answer, and what it waits for, may take. */
export class AnswerSettings {
  readonly timeoutMs!: number;
  /** Nothing from the model for this long, while it is its turn. */
  readonly modelIdleTimeoutMs!: number;
  /** One call of a tool that sets no limit of its own. */
  readonly toolTimeoutMs!: number;
}

/** Dictation is configured with the key, by whose server the model is asked. */
export class TranscriptionSettings {
  readonly model!: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

export interface Settings {
  readonly server: ServerSettings;
  readonly admin: AdminSettings;
  readonly database: DatabaseSettings;
  readonly attachments: AttachmentSettings;
  readonly rag: RagSettings;
  readonly model: ModelSettings;
  readonly answer: AnswerSettings;
  readonly transcription: TranscriptionSettings;
}

const LOCAL_DIMENSIONS = 512;
const OPENAI_DIMENSIONS = 1536;

export function settingsFrom(env: Env): Settings {
  return {
    server: assign(new ServerSettings(), {
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL,
      corsOrigins: env.CORS_ORIGINS,
      logLevel: env.LOG_LEVEL,
      shutdownGraceMs: env.SHUTDOWN_GRACE * 1_000,
    }),
    admin: assign(new AdminSettings(), { key: env.ADMIN_KEY }),
    database: assign(new DatabaseSettings(), { url: env.DATABASE_URL, dataDir: env.DATA_DIR }),
    attachments: attachmentSettings(env),
    rag: ragSettings(env),
    model: assign(new ModelSettings(), {
      model: env.AGENT_MODEL ?? (hasModelServer(env) ? 'gpt-5-mini' : 'extractive'),
      api: env.AGENT_API,
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
    }),
    answer: assign(new AnswerSettings(), {
      timeoutMs: env.ANSWER_TIMEOUT * 1_000,
      modelIdleTimeoutMs: env.MODEL_IDLE_TIMEOUT * 1_000,
      toolTimeoutMs: env.TOOL_TIMEOUT * 1_000,
    }),
    transcription: assign(new TranscriptionSettings(), {
      model: env.TRANSCRIPTION_MODEL,
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
    }),
  };
}

function attachmentSettings({ DATA_DIR }: Env): AttachmentSettings {
  const storage = DATA_DIR === 'memory://' ? 'memory' : 'disk';
  return assign(new AttachmentSettings(), { storage, folder: join(DATA_DIR, 'attachments') });
}

function ragSettings(env: Env): RagSettings {
  const model = env.EMBEDDING_MODEL ?? (hasModelServer(env) ? 'text-embedding-3-small' : 'local');
  return assign(new RagSettings(), {
    vectorStore: env.VECTOR_STORE ?? (env.QDRANT_URL ? 'qdrant' : 'embedded'),
    qdrant: { url: env.QDRANT_URL, apiKey: env.QDRANT_API_KEY, collection: env.QDRANT_COLLECTION },
    embedding: {
      model,
      dimensions: model === 'local' ? LOCAL_DIMENSIONS : (env.EMBEDDING_DIMENSIONS ?? OPENAI_DIMENSIONS),
    },
    contentDir: resolve(env.CONTENT_DIR),
    siteBaseUrl: env.SITE_BASE_URL.endsWith('/') ? env.SITE_BASE_URL : `${env.SITE_BASE_URL}/`,
  });
}

function hasModelServer(env: Env): boolean {
  return env.OPENAI_API_KEY !== undefined;
}

/** A settings object is the class itself with its members filled in. */
function assign<T extends object>(target: T, members: T): T {
  return Object.freeze(Object.assign(target, members));
}
