import { resolve } from 'node:path';
import { envSchema, readEnv } from './env.schema.js';
import { AnswerSettings, DatabaseSettings, ModelSettings, RagSettings, ServerSettings } from './settings.js';

const settings = (variables: Record<string, string>) => {
  const env = readEnv(variables);
  return {
    server: ServerSettings.from(env),
    database: DatabaseSettings.from(env),
    rag: RagSettings.from(env),
    model: ModelSettings.from(env),
    answer: AnswerSettings.from(env),
  };
};

/** The lines with faults; empty when the variables can be used. */
function faultsOf(variables: Record<string, string>): string[] {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return lines.slice(0, -1).map((line) => line.trim());
  }
}

describe('environment schema', () => {
  it('settings default to an embedded database, an embedded index, the local encoder and extractive answers', () => {
    const { server, database, rag, model } = settings({});

    expect(server).toMatchObject({ port: 3000, host: '127.0.0.1', corsOrigins: [] });
    expect(database.url).toBeUndefined();
    expect(rag).toMatchObject({
      vectorStore: 'embedded',
      embedding: { model: 'local', dimensions: 256 },
      siteBaseUrl: '/',
    });
    expect(model.model).toBe('extractive');
  });

  it('a blank environment variable counts as unset', () => {
    expect(settings({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ server: { port: 3000 } });
  });

  it('settings use OpenAI when OPENAI_API_KEY is set and Qdrant when QDRANT_URL is set', () => {
    const { rag, model } = settings({ OPENAI_API_KEY: 'key', QDRANT_URL: 'http://localhost:6333' });

    expect(model.model).toBe('gpt-5-mini');
    expect(rag).toMatchObject({
      vectorStore: 'qdrant',
      embedding: { model: 'text-embedding-3-small', dimensions: 1536 },
    });
  });

  it('ALLOWED_HOSTS is a list of host names in lower case without ports, with *.example.com for subdomains', () => {
    const { server } = settings({ ALLOWED_HOSTS: 'Chat.Example.com:8443, *.example.org,bücher.example' });

    expect(server.allowedHosts).toEqual(['chat.example.com', '*.example.org', 'xn--bcher-kva.example']);
    for (const wrong of ['https://chat.example.com', 'chat.example.com/help', 'a b', '*', '*example.com']) {
      expect(() => readEnv({ ALLOWED_HOSTS: wrong })).toThrow(/ALLOWED_HOSTS: must be host names/);
    }
  });

  it('the rerank server has a key and a model only with its address', () => {
    const RERANKER_URL = 'http://localhost:8080';

    expect(settings({ RERANKER_URL, RERANKER_MODEL: 'rerank-1' }).rag.reranker).toMatchObject({
      url: RERANKER_URL,
      model: 'rerank-1',
    });
    expect(settings({}).rag.reranker).toBeUndefined();
    expect(() => readEnv({ RERANKER_MODEL: 'a', RERANKER_API_KEY: 'b' })).toThrow(
      /RERANKER_API_KEY: needs RERANKER_URL.*\n.*RERANKER_MODEL: needs RERANKER_URL/,
    );
  });

  it('onnx: needs a folder or an id, and has 384 dimensions unless EMBEDDING_DIMENSIONS is set', () => {
    const EMBEDDING_MODEL = 'onnx:./model';

    expect(settings({ EMBEDDING_MODEL }).rag.embedding).toEqual({ model: 'onnx:./model', dimensions: 384 });
    expect(settings({ EMBEDDING_MODEL, EMBEDDING_DIMENSIONS: '768' }).rag.embedding.dimensions).toBe(768);
    expect(() => readEnv({ EMBEDDING_MODEL: 'onnx: ' })).toThrow(/EMBEDDING_MODEL: must name a folder/);
  });

  it('settings have absolute folders, except DATA_DIR=memory://', () => {
    expect(settings({ DATA_DIR: 'here' }).database.dataDir).toBe(resolve('here'));
    expect(settings({ DATA_DIR: 'memory://' }).database.dataDir).toBe('memory://');
    expect(settings({ CONTENT_DIR: 'docs' }).rag.contentDir).toBe(resolve('docs'));
  });

  it('readEnv reports every fault of the environment at once, each with its variable', () => {
    const read = () => readEnv({ PORT: 'many', DATABASE_URL: 'mysql://host/db', AGENT_API: 'soap' });

    expect(read).toThrow(/PORT: .*\n.*DATABASE_URL: .*postgres.*\n.*AGENT_API: /);
  });

  it('readEnv reports a variable that needs another one together with all other faults', () => {
    const read = () => readEnv({ PORT: 'many', VECTOR_STORE: 'qdrant', AGENT_MODEL: 'gpt-5-mini' });

    expect(read).toThrow(/PORT: .*\n.*VECTOR_STORE: .*QDRANT_URL.*\n.*AGENT_MODEL: /);
  });

  it('readEnv reports each variable once, also when it is wrong by itself and in the company of others', () => {
    const faults = faultsOf({
      EMBEDDING_BASE_URL: 'foo',
      OPENAI_BASE_URL: 'bar',
      PUBLIC_URL: 'foo',
      QDRANT_URL: 'foo',
      RERANKER_URL: 'foo',
      HTTPS_PROXY: 'foo',
      PORT: '-1.5',
      ADMIN_KEY: 'a b',
      VECTOR_STORE: 'pgvector',
    });

    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'QDRANT_URL',
      'OPENAI_BASE_URL',
      'EMBEDDING_BASE_URL',
      'RERANKER_URL',
      'HTTPS_PROXY',
      'ADMIN_KEY',
      'VECTOR_STORE',
    ]);
    expect(faultsOf({ OPENAI_API_VERSION: 'a b', OPENAI_HEADERS: '[]' })).toHaveLength(2);
  });

  it.each(Object.keys(envSchema.shape))(
    'a value of %s that cannot be used hides no other fault, and no variable is named twice',
    (name) => {
      for (const value of ['foo', 'foo bar', '-1']) {
        const faults = faultsOf({ [name]: value, LOG_LEVEL: 'loud' });

        const names = faults.map((fault) => /^([A-Z_]+): ./.exec(fault)?.[1]);

        expect(names).toContain('LOG_LEVEL');
        expect(names).toHaveLength(new Set(names).size);
        expect(names).not.toContain(undefined);
      }
    },
  );

  it.each([
    ['AGENT_MAX_OUTPUT_TOKENS', '0', '1 to 1,000,000'],
    ['SHUTDOWN_GRACE', '-1', '0 to 600'],
    ['PORT', '99999', '0 to 65,535'],
    ['EMBEDDING_DIMENSIONS', '1.5', '1 to 4,096'],
    ['TOOL_TIMEOUT', 'many', '1 to 86,400'],
  ])('readEnv says which numbers %s can have instead of %s', (name, value, range) => {
    expect(faultsOf({ [name]: value })).toEqual([`${name}: must be a whole number from ${range}`]);
  });

  it('SITE_BASE_URL is an address of the web or a path', () => {
    for (const SITE_BASE_URL of [
      'foo',
      'docs.example.com',
      '//docs.example.com',
      'ftp://docs.example.com',
      'https://',
    ]) {
      expect(faultsOf({ SITE_BASE_URL })).toEqual([
        'SITE_BASE_URL: must be a http or https URL, or a path that begins with /',
      ]);
    }
    for (const SITE_BASE_URL of ['', '/', '/help/', 'https://docs.example.com/book']) readEnv({ SITE_BASE_URL });
  });

  it('readEnv rejects AGENT_FALLBACK_MODEL without a language model, and says what to set', () => {
    const fallback = { AGENT_FALLBACK_MODEL: 'small' };
    const server = { OPENAI_BASE_URL: 'http://localhost/v1' };

    expect(faultsOf(fallback)).toEqual([
      'AGENT_FALLBACK_MODEL: needs a language model that it can replace; set OPENAI_API_KEY, or OPENAI_BASE_URL and AGENT_MODEL',
    ]);
    for (const without of [server, { OPENAI_API_KEY: 'key', AGENT_MODEL: 'extractive' }]) {
      expect(faultsOf({ ...fallback, ...without })).toEqual([
        'AGENT_FALLBACK_MODEL: needs a language model that it can replace; set AGENT_MODEL',
      ]);
    }
    expect(settings({ ...fallback, ...server, AGENT_MODEL: 'any' }).model.fallbackModel).toBe('small');
    expect(settings({ ...fallback, OPENAI_API_KEY: 'key' }).model.fallbackModel).toBe('small');
  });

  it('readEnv rejects VECTOR_STORE=pgvector without DATABASE_URL', () => {
    expect(() => readEnv({ VECTOR_STORE: 'pgvector' })).toThrow(/VECTOR_STORE: pgvector .*DATABASE_URL/);
    expect(settings({ VECTOR_STORE: 'pgvector', DATABASE_URL: 'postgres://localhost/chat' }).rag.vectorStore).toBe(
      'pgvector',
    );
  });

  it('readEnv rejects VECTOR_STORE=qdrant without a valid QDRANT_URL', () => {
    expect(() => readEnv({ VECTOR_STORE: 'qdrant' })).toThrow(/VECTOR_STORE: qdrant .*QDRANT_URL/);
    expect(() => readEnv({ VECTOR_STORE: 'qdrant', QDRANT_URL: 'ftp://host' })).toThrow(/:\n  QDRANT_URL: .*\nSee /);
  });

  it('readEnv rejects a language model in AGENT_MODEL without a model server', () => {
    expect(() => readEnv({ AGENT_MODEL: 'llama' })).toThrow(/AGENT_MODEL: .*OPENAI_API_KEY or OPENAI_BASE_URL/);
    expect(settings({ AGENT_MODEL: 'llama', OPENAI_BASE_URL: 'http://localhost/v1' }).model.model).toBe('llama');
    expect(settings({ AGENT_MODEL: 'extractive' }).model.model).toBe('extractive');
  });

  it('settings convert the time limits of answer, model and tools from seconds to milliseconds', () => {
    expect(settings({}).answer).toMatchObject({
      timeoutMs: 600_000,
      modelIdleTimeoutMs: 60_000,
      toolTimeoutMs: 60_000,
    });
    expect(settings({ TOOL_TIMEOUT: '5' }).answer.toolTimeoutMs).toBe(5_000);
    expect(() => settings({ ANSWER_TIMEOUT: '0' })).toThrow(/ANSWER_TIMEOUT/);
  });

  it('settings allow links to this server and to SITE_BASE_URL unless ANSWER_LINKS says otherwise', () => {
    expect(settings({}).answer).toMatchObject({ links: 'site', siteAddresses: ['http://127.0.0.1:3000', ''] });
    expect(
      settings({ ANSWER_LINKS: 'https', PUBLIC_URL: 'https://chat.test', SITE_BASE_URL: 'https://docs.test/' }).answer,
    ).toMatchObject({ links: 'https', siteAddresses: ['https://chat.test', 'https://docs.test/'] });
    expect(() => readEnv({ ANSWER_LINKS: 'all' })).toThrow(/ANSWER_LINKS: /);
  });

  it('settings add a missing slash at the end of SITE_BASE_URL', () => {
    expect(settings({ SITE_BASE_URL: 'https://docs.example.com/book' }).rag.siteBaseUrl).toBe(
      'https://docs.example.com/book/',
    );
  });
});
