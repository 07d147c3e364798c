import { resolve } from 'node:path';
import { z } from 'zod';
import { isOpenAI } from '../common/upstream/model-server.js';
import { TRAILING_SLASHES } from '../content/addresses/address-rules.js';
import { FLAVOUR_NAMES } from '../content/flavours/flavour-name.js';
import {
  addressPattern,
  adminKey,
  authModes,
  baseUrl,
  commaList,
  folder,
  headers,
  hostNames,
  key,
  optional,
  prefixOfLinks,
  productName,
  proxyUrl,
  sessionSecrets,
  spacedList,
  url,
  wholeNumber,
  withDefault,
} from './env.values.js';
import { secret, withSecretsFromFiles } from './secret-files.js';

/** The value of AGENT_MODEL for answers that quote the handbook without a language model. */
export const EXTRACTIVE = 'extractive';
/** The value of DATA_DIR with which nothing is written to disk, for tests and experiments. */
export const IN_MEMORY = 'memory://';

/** The documentation of this project, relative to its folder. */
export const BUNDLED_HANDBOOK = './handbook';

const dataFolder = z.string().transform((path) => (path === IN_MEMORY ? path : resolve(path)));

const variables = z.object({
  PORT: withDefault(wholeNumber(0, 65_535), '3000').describe('Port to listen on; 0 picks a free one'),
  HOST: withDefault(z.string(), '127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  PUBLIC_URL: optional(url('https?')).describe(
    'Address of this server for clients, used in links to files; default: http://HOST:PORT',
  ),
  DATABASE_URL: secret(optional(url('postgres', 'postgresql'))).describe(
    'Postgres 14+; unset: embedded PGlite in DATA_DIR',
  ),
  DATA_DIR: withDefault(dataFolder, './data').describe('Folder of the embedded database and of attachments'),
  VECTOR_STORE: optional(z.enum(['embedded', 'pgvector', 'qdrant'])).describe(
    'Store of the search index; default: qdrant if QDRANT_URL is set, else embedded',
  ),
  QDRANT_URL: secret(optional(url('https?'))).describe('URL of Qdrant, with a path prefix if it has one'),
  QDRANT_API_KEY: secret(optional(key)).describe('Key for Qdrant, if it requires one'),
  QDRANT_COLLECTION: withDefault(z.string(), 'handbook').describe('Name of the collection (an alias) in Qdrant'),
  OPENAI_API_KEY: secret(optional(key)).describe('Key of OpenAI or of any compatible server'),
  OPENAI_BASE_URL: optional(baseUrl).describe('Base URL of an OpenAI-compatible server'),
  OPENAI_API_VERSION: optional(z.string().regex(/^[\w.-]+$/, 'must be a version, such as 2024-10-21')).describe(
    'Only for Azure OpenAI: sent as api-version, and the key as api-key',
  ),
  OPENAI_HEADERS: secret(optional(headers)).describe('More headers for the model server, as a JSON object'),
  AGENT_MODEL: optional(z.string()).describe('Model name; default: gpt-5-mini with a key, else extractive'),
  AGENT_API: optional(z.enum(['auto', 'responses', 'chat_completions'])).describe(
    'API of the model server: responses, chat_completions, or auto to find out; default: responses at OpenAI, else auto',
  ),
  AGENT_FALLBACK_MODEL: optional(z.string()).describe('Model that is asked once when AGENT_MODEL is not available'),
  AGENT_REASONING_EFFORT: optional(z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])).describe(
    'How long a reasoning model thinks: none, minimal, low, medium, high or xhigh; unset: as the model server does',
  ),
  AGENT_MAX_OUTPUT_TOKENS: optional(wholeNumber(1, 1_000_000)).describe(
    'Tokens of one response of the model, its thoughts included; unset: as the model server does',
  ),
  TITLE_MODEL: optional(z.string()).describe(
    'Model of the same server that finds titles for threads; unset: their first question, cut at a word',
  ),
  TRANSCRIPTION_MODEL: withDefault(z.string(), 'gpt-4o-mini-transcribe').describe(
    'Speech model for dictation; needs OPENAI_API_KEY',
  ),
  EMBEDDING_MODEL: optional(
    z.string().regex(/^(?!onnx:\s*$)/, 'must name a folder or an id on the hub after onnx:, such as onnx:./model'),
  ).describe('Default: text-embedding-3-small with a key of OpenAI, else local; onnx:./folder runs an ONNX model'),
  EMBEDDING_DIMENSIONS: optional(wholeNumber(1, 4_096)).describe('Default: 256 for local, 384 for onnx:, else 1536'),
  EMBEDDING_BASE_URL: optional(baseUrl).describe('Base URL of the server of EMBEDDING_MODEL; default: OPENAI_BASE_URL'),
  EMBEDDING_API_KEY: secret(optional(key)).describe('Key for that server; default: OPENAI_API_KEY'),
  RERANKER_URL: optional(url('https?')).describe(
    'Rerank server with the API of Cohere, Jina or TEI; unset: the order of the search is kept',
  ),
  RERANKER_API_KEY: secret(optional(key)).describe('Key for the rerank server, if it requires one'),
  RERANKER_MODEL: optional(z.string()).describe('Model of a rerank server of Cohere or Jina; unset for TEI'),
  HTTP_PROXY: secret(optional(proxyUrl)).describe('Proxy for http addresses, and for https without HTTPS_PROXY'),
  HTTPS_PROXY: secret(optional(proxyUrl)).describe('Proxy for https addresses of model, embedding, rerank and Qdrant'),
  NO_PROXY: withDefault(spacedList, '').describe(
    'Hosts that are reached without a proxy, separated by commas; this machine needs no entry',
  ),
  CONTENT_DIR: withDefault(folder, BUNDLED_HANDBOOK).describe('Folder of markdown to index and to show at /'),
  CONTENT_FLAVOUR: withDefault(z.enum(['auto', ...FLAVOUR_NAMES]), 'auto').describe(
    `Generator whose rules the files follow: auto, ${FLAVOUR_NAMES.join(', ')}`,
  ),
  PRODUCT_NAME: optional(productName).describe('What readers and the model call the documentation; default: its title'),
  INDEX_ON_START: withDefault(z.enum(['auto', 'never']), 'auto').describe(
    'auto: the index is filled and updated at start, in the background; never: only by npm run ingest and POST /rag/index',
  ),
  SITE_BASE_URL: withDefault(prefixOfLinks, '').describe('Prefix of the links in citations'),
  SITE_URL_PATTERN: optional(addressPattern).describe(
    'Pattern of the addresses of pages after SITE_BASE_URL, from {path}, {slug}, {locale} and {version}; unset: as the generator does',
  ),
  SITE_TRAILING_SLASH: withDefault(z.enum(TRAILING_SLASHES), 'auto').describe(
    'Whether addresses of pages end in a slash: auto (as the generator writes them), always or never',
  ),
  ANSWER_LINKS: withDefault(z.enum(['none', 'site', 'https']), 'site').describe(
    'Which links an answer may hold: none, site (your documentation) or https (any https address too)',
  ),
  CORS_ORIGINS: withDefault(commaList, '').describe(
    'Origins that may send requests, separated by commas; https://*.example.com is possible',
  ),
  ALLOWED_HOSTS: withDefault(hostNames, '').describe(
    'More host names of this server, separated by commas; *.example.com is possible',
  ),
  AUTH: withDefault(authModes, 'visitor').describe(
    'How callers are known, separated by commas: visitor (a cookie for each browser) or none (all are one owner)',
  ),
  SESSION_SECRETS: secret(optional(sessionSecrets)).describe(
    'Secrets that sign tokens of visitors, separated by commas; the first signs; unset: a key in DATA_DIR',
  ),
  ADMIN_KEY: secret(optional(adminKey)).describe(
    'Key that may do everything, for administrators; unset: nobody has it',
  ),
  ANSWER_TIMEOUT: withDefault(wholeNumber(1, 86_400), '600').describe('Seconds that a whole answer may take'),
  MODEL_IDLE_TIMEOUT: withDefault(wholeNumber(1, 86_400), '60').describe(
    'Seconds that the model may send nothing while we wait for it',
  ),
  TOOL_TIMEOUT: withDefault(wholeNumber(1, 86_400), '60').describe('Seconds that one tool call may take'),
  SHUTDOWN_GRACE: withDefault(wholeNumber(0, 600), '20').describe(
    'Seconds that running answers have to complete when the server shuts down',
  ),
  KEEP_ALIVE_TIMEOUT: withDefault(wholeNumber(1, 3_600), '75').describe(
    'Seconds that a connection stays open without a request; more than in the gateway in front',
  ),
  LOG_LEVEL: withDefault(z.enum(['error', 'warn', 'log', 'debug', 'verbose']), 'log').describe('How much to log'),
});

export type Env = z.infer<typeof variables>;

/**
 * Every environment variable that the server reads, with its meaning; a test compares it with `.env.example`. Checks that
 * need two variables also run when a single variable is not valid, so that all faults are reported at once, one for each
 * variable. They must not rely on the form of a value that is not valid.
 */
export const envSchema = variables.superRefine(
  (env, context) => {
    const faulty = new Set(context.issues.map(({ path }) => path?.[0]));
    for (const [variable, message] of missingIn(env, (name) => !faulty.has(name))) {
      if (!faulty.has(variable)) context.addIssue({ code: 'custom', path: [variable], message });
    }
  },
  { when: () => true },
);

type Fault = [keyof Env, string];

/** Faults of variables that need another variable, as pairs of the variable and the fault. */
function missingIn(env: Partial<Env>, isValid: (name: keyof Env) => boolean): Fault[] {
  const address = isValid('EMBEDDING_BASE_URL') ? env.EMBEDDING_BASE_URL : undefined;
  return [...missingForSearch(env, address), ...missingForModel(env)];
}

/** @param embeddingUrl undefined also when it is not valid. */
function missingForSearch(env: Partial<Env>, embeddingUrl: string | undefined): Fault[] {
  const faults: Fault[] = [];
  if (env.VECTOR_STORE === 'pgvector' && env.DATABASE_URL === undefined) {
    faults.push([
      'VECTOR_STORE',
      'pgvector keeps the index in the Postgres of DATABASE_URL, which is not set; set it, or VECTOR_STORE=embedded',
    ]);
  }
  if (env.VECTOR_STORE === 'qdrant' && env.QDRANT_URL === undefined) {
    faults.push(['VECTOR_STORE', 'qdrant needs QDRANT_URL; set it to the address of the Qdrant server']);
  }
  for (const variable of ['RERANKER_API_KEY', 'RERANKER_MODEL'] as const) {
    if (env[variable] === undefined || env.RERANKER_URL !== undefined) continue;
    faults.push([variable, 'needs RERANKER_URL; set it to the address of the rerank server']);
  }
  if (embeddingUrl !== undefined && env.EMBEDDING_MODEL === undefined && !isOpenAI(embeddingUrl)) {
    faults.push(['EMBEDDING_BASE_URL', 'needs EMBEDDING_MODEL; set it to the name of a model of that server']);
  }
  return faults;
}

function missingForModel(env: Partial<Env>): Fault[] {
  const faults: Fault[] = [];
  if (env.OPENAI_API_VERSION !== undefined && env.OPENAI_BASE_URL === undefined) {
    faults.push(['OPENAI_API_VERSION', 'needs OPENAI_BASE_URL; set it to the address of your Azure resource']);
  }
  const hasModelServer = env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined;
  for (const variable of ['OPENAI_HEADERS', 'TITLE_MODEL'] as const) {
    if (env[variable] === undefined || hasModelServer) continue;
    faults.push([variable, 'needs a model server; set OPENAI_API_KEY or OPENAI_BASE_URL']);
  }
  if (env.AGENT_MODEL !== undefined && env.AGENT_MODEL !== EXTRACTIVE && !hasModelServer) {
    faults.push([
      'AGENT_MODEL',
      'a language model needs a server; set OPENAI_API_KEY or OPENAI_BASE_URL, or unset AGENT_MODEL',
    ]);
  }
  const isExtractive = (env.AGENT_MODEL ?? (env.OPENAI_API_KEY ? undefined : EXTRACTIVE)) === EXTRACTIVE;
  if (env.AGENT_FALLBACK_MODEL !== undefined && isExtractive) {
    const remedy = hasModelServer ? 'set AGENT_MODEL' : 'set OPENAI_API_KEY, or OPENAI_BASE_URL and AGENT_MODEL';
    faults.push(['AGENT_FALLBACK_MODEL', `needs a language model that it can replace; ${remedy}`]);
  }
  return faults;
}

/** Proxies are often set in small letters only. */
const LOWER_CASE = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

const fromEnvironment = z.preprocess((source) => {
  const variables = { ...(source as Record<string, unknown>) };
  for (const name of LOWER_CASE) variables[name] ||= variables[name.toLowerCase()];
  return withSecretsFromFiles(variables);
}, envSchema);

/**
 * The schema for `ConfigModule`. All variables are below one name, because `ConfigModule` copies every string and number at
 * the top level to the environment of the process, which must not be changed.
 */
export const configSchema = fromEnvironment.transform((env) => ({ env }));

export type Configuration = z.infer<typeof configSchema>;

/** Validates the given variables as a whole. @throws an error with one line for each fault. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = fromEnvironment.safeParse(source);
  if (result.success) return result.data;
  throw invalidEnvironment(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** @param faults one line each, starting with the name of the variable. */
export function invalidEnvironment(faults: readonly string[]): Error {
  const lines = faults.map((fault) => `  ${fault}`).join('\n');
  return new Error(`The environment is not valid:\n${lines}\nSee .env.example for every variable.`);
}
