import { readEnv } from './env.schema.js';
import { settingsFrom } from './settings.js';

const settings = (env: Record<string, string>) => settingsFrom(readEnv(env));

describe('the environment', () => {
  it('needs nothing: embedded database, embedded index, local encoder, extractive answers', () => {
    const { server, database, rag, model } = settings({});

    expect(server).toMatchObject({ port: 3000, host: '127.0.0.1', corsOrigins: [] });
    expect(database.url).toBeUndefined();
    expect(rag).toMatchObject({
      vectorStore: 'embedded',
      embedding: { model: 'local', dimensions: 512 },
      siteBaseUrl: '/',
    });
    expect(model.model).toBe('extractive');
  });

  it('takes a blank variable as unset', () => {
    expect(settings({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ server: { port: 3000 } });
  });

  it('turns to OpenAI with a key and to Qdrant with its URL', () => {
    const { rag, model } = settings({ OPENAI_API_KEY: 'key', QDRANT_URL: 'http://localhost:6333' });

    expect(model.model).toBe('gpt-5-mini');
    expect(rag).toMatchObject({
      vectorStore: 'qdrant',
      embedding: { model: 'text-embedding-3-small', dimensions: 1536 },
    });
  });

  it('reports every problem at once, each with its variable', () => {
    const read = () => readEnv({ PORT: 'many', DATABASE_URL: 'mysql://host/db', AGENT_API: 'soap' });

    expect(read).toThrow(/PORT: .*\n.*DATABASE_URL: .*postgres.*\n.*AGENT_API: /);
  });

  it('refuses an index in a Postgres that is not named', () => {
    expect(() => readEnv({ VECTOR_STORE: 'pgvector' })).toThrow(/VECTOR_STORE: pgvector .*DATABASE_URL/);
    expect(settings({ VECTOR_STORE: 'pgvector', DATABASE_URL: 'postgres://localhost/chat' }).rag.vectorStore).toBe(
      'pgvector',
    );
  });

  it('gives an answer, its model and its tools limited time, in seconds', () => {
    expect(settings({}).answer).toMatchObject({
      timeoutMs: 600_000,
      modelIdleTimeoutMs: 60_000,
      toolTimeoutMs: 60_000,
    });
    expect(settings({ TOOL_TIMEOUT: '5' }).answer.toolTimeoutMs).toBe(5_000);
    expect(() => settings({ ANSWER_TIMEOUT: '0' })).toThrow(/ANSWER_TIMEOUT/);
  });

  it('ends the prefix of citations with a slash', () => {
    expect(settings({ SITE_BASE_URL: 'https://docs.example.com/book' }).rag.siteBaseUrl).toBe(
      'https://docs.example.com/book/',
    );
  });
});
