import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, fallback: string) =>
  z.preprocess((value) => blankIsUnset(value) ?? fallback, schema);

const url = (...protocols: string[]) =>
  z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error: `must be a ${protocols.join(' or ')} URL` });
const wholeNumber = (minimum: number, maximum: number) =>
  z.coerce.number(`must be a number`).int('must be a whole number').min(minimum).max(maximum);
const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Every environment variable that the server reads, with its meaning. `.env.example` is kept equal by a test. */
export const envSchema = z.object({
  PORT: withDefault(wholeNumber(0, 65_535), '3000').describe('Port to listen on; 0 picks a free one'),
  HOST: withDefault(z.string(), '127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  PUBLIC_URL: optional(url('https?')).describe(
    'Where clients reach this server, for links to files; default: http://HOST:PORT',
  ),
  DATABASE_URL: optional(url('postgres', 'postgresql')).describe('Postgres 14+; unset: embedded PGlite in DATA_DIR'),
  DATA_DIR: withDefault(z.string(), './data').describe('Folder of the embedded database and of attachments'),
  VECTOR_STORE: optional(z.enum(['embedded', 'pgvector', 'qdrant'])).describe(
    'Where the index lives; default: qdrant if QDRANT_URL is set, else embedded',
  ),
  QDRANT_URL: optional(url('https?')).describe('Qdrant, with a path prefix if it has one'),
  QDRANT_API_KEY: optional(z.string()).describe('Key for Qdrant, if it asks for one'),
  QDRANT_COLLECTION: withDefault(z.string(), 'handbook').describe('Name of the collection (an alias) in Qdrant'),
  OPENAI_API_KEY: optional(z.string()).describe('Key of OpenAI or of any compatible server'),
  OPENAI_BASE_URL: optional(url('https?')).describe('Base URL of an OpenAI-compatible server'),
  AGENT_MODEL: optional(z.string()).describe('Model name; default: gpt-5-mini with a key, else extractive'),
  AGENT_API: withDefault(z.enum(['responses', 'chat_completions']), 'responses').describe(
    'API of the model server: responses or chat_completions',
  ),
  TRANSCRIPTION_MODEL: withDefault(z.string(), 'gpt-4o-mini-transcribe').describe(
    'Speech model for dictation; needs OPENAI_API_KEY',
  ),
  EMBEDDING_MODEL: optional(z.string()).describe('Default: text-embedding-3-small with a key, else local'),
  EMBEDDING_DIMENSIONS: optional(wholeNumber(1, 4_096)).describe('Default: 512 for local, else 1536'),
  CONTENT_DIR: withDefault(z.string(), './handbook').describe('Folder of markdown to index and to show at /'),
  SITE_BASE_URL: withDefault(z.string(), '').describe('Prefix of the links in citations'),
  CORS_ORIGINS: withDefault(commaList, '').describe('Origins allowed to call: comma list, https://*.example.com works'),
  ADMIN_KEY: optional(
    z
      .string()
      .min(16, 'must have at least 16 characters')
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces'),
  ).describe('Key that opens the routes for administrators; unset: they are closed'),
  ANSWER_TIMEOUT: withDefault(wholeNumber(1, 86_400), '600').describe('Seconds that an answer may take as a whole'),
  MODEL_IDLE_TIMEOUT: withDefault(wholeNumber(1, 86_400), '60').describe(
    'Seconds that the model may be silent while it is asked',
  ),
  TOOL_TIMEOUT: withDefault(wholeNumber(1, 86_400), '60').describe('Seconds that one call of a tool may take'),
  SHUTDOWN_GRACE: withDefault(wholeNumber(0, 600), '20').describe(
    'Seconds that running answers get when the server stops',
  ),
  LOG_LEVEL: withDefault(z.enum(['error', 'warn', 'log', 'debug', 'verbose']), 'log').describe('How much to log'),
});

export type Env = z.infer<typeof envSchema>;

/** The variables of the process, and of a `.env` file in the working directory for those that it does not set. */
export function processEnvironment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** The environment, validated whole: every problem is reported at once, one per line with its variable. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(source);
  const problems = result.success
    ? missingIn(result.data)
    : result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (result.success && problems.length === 0) return { ...result.data, DATA_DIR: dataDirOf(result.data) };
  throw new Error(`The environment is not valid:\n${problems.join('\n')}\nSee .env.example for every variable.`);
}

/** What a variable needs beside itself. */
function missingIn({ VECTOR_STORE, DATABASE_URL }: Env): string[] {
  if (VECTOR_STORE !== 'pgvector' || DATABASE_URL !== undefined) return [];
  return [
    '  VECTOR_STORE: pgvector keeps the index in the Postgres of DATABASE_URL, which is not set; set it, or VECTOR_STORE=embedded',
  ];
}

/** `memory://` is no folder: the embedded database then keeps nothing, for tests and trials. */
function dataDirOf({ DATA_DIR }: Env): string {
  return DATA_DIR === 'memory://' ? DATA_DIR : resolve(DATA_DIR);
}
