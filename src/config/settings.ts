import { join } from 'node:path';
import { isOpenAI, type ModelServer } from '../common/upstream/model-server.js';
import type { Proxies } from '../common/upstream/undici-dispatcher.js';
import { DEFAULT_READING, type ReadingSettings } from '../content/reading-settings.js';
import type { AuthMode } from './auth-mode.js';
import { type Env, EXTRACTIVE, IN_MEMORY } from './env.schema.js';
import { answerServer, embeddingServer, proxiesOf, sharesModelKey } from './model-servers.js';

/** The embedding model that runs in this process, without a network. */
export const LOCAL_EMBEDDINGS = 'local';
const LOCAL_DIMENSIONS = 256;
const OPENAI_DIMENSIONS = 1536;
/** What `EMBEDDING_MODEL` begins with when it names an ONNX model: a folder or an id on the hub follows. */
export const ONNX_PREFIX = 'onnx:';
/** Most small sentence encoders have this length. */
const ONNX_DIMENSIONS = 384;

/*
 * Typed settings, one class for each topic. A class is also the injection token. Only this folder knows the names of the
 * environment variables.
 */

/** How the server listens, logs and shuts down. */
export class ServerSettings {
  readonly port!: number;
  readonly host!: string;
  /** Address of this server for clients. Unset: the address that it listens on. */
  readonly publicUrl?: string;
  readonly corsOrigins!: readonly string[];
  /** Host names in lower case, without ports, besides `host`, the host of `publicUrl`, addresses and loopback names. */
  readonly allowedHosts!: readonly string[];
  readonly logLevel!: Env['LOG_LEVEL'];
  readonly shutdownGraceMs!: number;
  readonly keepAliveTimeoutMs!: number;

  static from(env: Env): ServerSettings {
    return filled(new ServerSettings(), {
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL,
      corsOrigins: env.CORS_ORIGINS,
      allowedHosts: env.ALLOWED_HOSTS,
      logLevel: env.LOG_LEVEL,
      shutdownGraceMs: env.SHUTDOWN_GRACE * 1_000,
      keepAliveTimeoutMs: env.KEEP_ALIVE_TIMEOUT * 1_000,
    });
  }
}

/** Access to the routes for administrators. */
export class AdminSettings {
  /** The bearer token of administrators. Unset: admin routes are disabled. */
  readonly key?: string;

  static from(env: Env): AdminSettings {
    return filled(new AdminSettings(), { key: env.ADMIN_KEY });
  }
}

/** How callers are authenticated. */
export class AuthSettings {
  readonly modes!: ReadonlySet<AuthMode>;
  /** The first signs what is handed out to callers, all verify. Empty: the key in `keyFile`. */
  readonly sessionSecrets!: readonly string[];
  /** Absolute path. Unset with `DATA_DIR=memory://`: the key is lost when the server stops. */
  readonly keyFile?: string;

  static from({ AUTH, SESSION_SECRETS, DATA_DIR }: Env): AuthSettings {
    return filled(new AuthSettings(), {
      modes: new Set(AUTH),
      sessionSecrets: SESSION_SECRETS ?? [],
      keyFile: DATA_DIR === IN_MEMORY ? undefined : join(DATA_DIR, 'session.key'),
    });
  }
}

/** Where threads, runs and attachments are stored. */
export class DatabaseSettings {
  /** Unset: the embedded PGlite in `dataDir`. */
  readonly url?: string;
  /** Absolute, or `memory://`. */
  readonly dataDir!: string;

  static from(env: Env): DatabaseSettings {
    return filled(new DatabaseSettings(), { url: env.DATABASE_URL, dataDir: env.DATA_DIR });
  }
}

/** Where the bytes of attachments are stored. */
export class AttachmentSettings {
  /** `memory` is used with `DATA_DIR=memory://`: nothing is written to disk. */
  readonly storage!: 'disk' | 'memory';
  /** Absolute path; used only when `storage` is `disk`. */
  readonly folder!: string;

  static from({ DATA_DIR }: Env): AttachmentSettings {
    const storage = DATA_DIR === IN_MEMORY ? 'memory' : 'disk';
    return filled(new AttachmentSettings(), { storage, folder: join(DATA_DIR, 'attachments') });
  }
}

interface Server {
  readonly url?: string;
  readonly apiKey?: string;
  readonly proxies?: Proxies;
}

export type VectorStoreKind = 'embedded' | 'pgvector' | 'qdrant';

/** The documentation, the embedding model and the search index. */
export class RagSettings {
  readonly vectorStore!: VectorStoreKind;
  /** `url` is set whenever `vectorStore` is `qdrant`. */
  readonly qdrant!: Server & { readonly collection: string };
  readonly embedding!: { readonly model: string; readonly dimensions: number };
  /** The server of `embedding.model`, unless that runs in this process. */
  readonly embeddingServer!: ModelServer;
  /** The embedding server is not the server of the language model, and gets its key, because it has no key of its own. */
  readonly sharesModelKey!: boolean;
  /** The server that orders the first sections of a search again. Unset: the order of the search is kept. */
  readonly reranker?: Server & { readonly url: string; readonly model?: string };
  /** Absolute path. */
  readonly contentDir!: string;
  readonly indexOnStart!: Env['INDEX_ON_START'];
  readonly reading: ReadingSettings = DEFAULT_READING;
  /** For requests of this room to other servers. */
  readonly proxies?: Proxies;
  /** Prefix of the links in citations, ending in a slash. */
  readonly siteBaseUrl!: string;

  static from(env: Env): RagSettings {
    const server = embeddingServer(env);
    const isByOpenAI = server.apiKey !== undefined && isOpenAI(server.baseUrl);
    const model = env.EMBEDDING_MODEL ?? (isByOpenAI ? 'text-embedding-3-small' : LOCAL_EMBEDDINGS);
    const proxies = proxiesOf(env);
    const usual = model.startsWith(ONNX_PREFIX) ? ONNX_DIMENSIONS : OPENAI_DIMENSIONS;
    const dimensions = model === LOCAL_EMBEDDINGS ? LOCAL_DIMENSIONS : (env.EMBEDDING_DIMENSIONS ?? usual);
    return filled(new RagSettings(), {
      vectorStore: env.VECTOR_STORE ?? (env.QDRANT_URL ? 'qdrant' : 'embedded'),
      qdrant: { url: env.QDRANT_URL, apiKey: env.QDRANT_API_KEY, proxies, collection: env.QDRANT_COLLECTION },
      embedding: { model, dimensions },
      embeddingServer: server,
      sharesModelKey: model !== LOCAL_EMBEDDINGS && !model.startsWith(ONNX_PREFIX) && sharesModelKey(env),
      reranker: env.RERANKER_URL
        ? { url: env.RERANKER_URL, apiKey: env.RERANKER_API_KEY, proxies, model: env.RERANKER_MODEL }
        : undefined,
      contentDir: env.CONTENT_DIR,
      indexOnStart: env.INDEX_ON_START,
      reading: {
        flavour: env.CONTENT_FLAVOUR,
        urlPattern: env.SITE_URL_PATTERN,
        trailingSlash: env.SITE_TRAILING_SLASH,
        productName: env.PRODUCT_NAME,
      },
      proxies,
      siteBaseUrl: env.SITE_BASE_URL.endsWith('/') ? env.SITE_BASE_URL : `${env.SITE_BASE_URL}/`,
    });
  }
}

/** The language model and its server. */
export class ModelSettings implements ModelServer {
  /** `extractive` needs no key and no network. Every other model has an `apiKey` or a `baseUrl`. */
  readonly model!: string;
  readonly api!: NonNullable<Env['AGENT_API']>;
  readonly fallbackModel?: string;
  /** Finds titles for threads; without it they are named after their first question. */
  readonly titleModel?: string;
  readonly reasoningEffort?: Env['AGENT_REASONING_EFFORT'];
  /** Of one response, thoughts included. */
  readonly maxOutputTokens?: number;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly apiVersion?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxies?: Proxies;

  static from(env: Env): ModelSettings {
    return filled(new ModelSettings(), {
      model: env.AGENT_MODEL ?? (env.OPENAI_API_KEY ? 'gpt-5-mini' : EXTRACTIVE),
      api: env.AGENT_API ?? (isOpenAI(env.OPENAI_BASE_URL) ? 'responses' : 'auto'),
      fallbackModel: env.AGENT_FALLBACK_MODEL,
      titleModel: env.TITLE_MODEL,
      reasoningEffort: env.AGENT_REASONING_EFFORT,
      maxOutputTokens: env.AGENT_MAX_OUTPUT_TOKENS,
      ...answerServer(env),
    });
  }
}

/** Time limits of an answer, of its model and of its tools, and the links that it may hold. */
export class AnswerSettings {
  readonly timeoutMs!: number;
  /** How long the model may send nothing while we wait for it. */
  readonly modelIdleTimeoutMs!: number;
  /** Limit of a tool call, unless the tool defines its own limit. */
  readonly toolTimeoutMs!: number;
  readonly links!: Env['ANSWER_LINKS'];
  /** Where the documentation is reached: this server, and `SITE_BASE_URL`, which may be a path. */
  readonly siteAddresses!: readonly string[];

  static from(env: Env): AnswerSettings {
    return filled(new AnswerSettings(), {
      timeoutMs: env.ANSWER_TIMEOUT * 1_000,
      modelIdleTimeoutMs: env.MODEL_IDLE_TIMEOUT * 1_000,
      toolTimeoutMs: env.TOOL_TIMEOUT * 1_000,
      links: env.ANSWER_LINKS,
      siteAddresses: [env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`, env.SITE_BASE_URL],
    });
  }
}

/** The speech model of dictation. It uses the key and the server of the language model. */
export class TranscriptionSettings {
  readonly model!: string;
  readonly server!: ModelServer;

  static from(env: Env): TranscriptionSettings {
    return filled(new TranscriptionSettings(), { model: env.TRANSCRIPTION_MODEL, server: answerServer(env) });
  }
}

/** Copies the members into the instance and freezes it. */
function filled<T extends object>(target: T, members: T): T {
  return Object.freeze(Object.assign(target, members));
}
