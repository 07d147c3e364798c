import { readEnv } from './env.schema.js';
import { ModelSettings, RagSettings, TranscriptionSettings } from './settings.js';

const ELSEWHERE = { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://models.example.com/v1' };

const model = (variables: Record<string, string>) => ModelSettings.from(readEnv(variables));
const rag = (variables: Record<string, string>) => RagSettings.from(readEnv(variables));

describe('settings of model servers', () => {
  it.each([
    [{}, 'local'],
    [{ OPENAI_API_KEY: 'key' }, 'text-embedding-3-small'],
    [{ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://eu.api.openai.com/v1' }, 'text-embedding-3-small'],
    [ELSEWHERE, 'local'],
    [{ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://api.openai.com.example.com/v1' }, 'local'],
    [{ OPENAI_BASE_URL: 'http://localhost:11434/v1' }, 'local'],
    [{ ...ELSEWHERE, EMBEDDING_BASE_URL: 'https://api.openai.com/v1' }, 'text-embedding-3-small'],
    [{ ...ELSEWHERE, EMBEDDING_MODEL: 'text-embedding-3-small' }, 'text-embedding-3-small'],
  ])('with %j the embedding model is %s', (variables, expected) => {
    expect(rag(variables).embedding.model).toBe(expected);
  });

  it.each([
    [{}, 'responses'],
    [{ OPENAI_API_KEY: 'key' }, 'responses'],
    [{ OPENAI_API_KEY: 'key', OPENAI_BASE_URL: 'https://us.api.openai.com/v1' }, 'responses'],
    [ELSEWHERE, 'auto'],
    [{ ...ELSEWHERE, AGENT_API: 'responses' }, 'responses'],
    [{ OPENAI_API_KEY: 'key', AGENT_API: 'auto' }, 'auto'],
  ])('with %j the API is %s', (variables, expected) => {
    expect(model(variables).api).toBe(expected);
  });

  it('the embedding server is that of the model with its version and headers, unless EMBEDDING_BASE_URL names another', () => {
    const azure = { ...ELSEWHERE, OPENAI_API_VERSION: '2024-10-21', OPENAI_HEADERS: '{"x-team":"docs"}' };
    const other = { EMBEDDING_BASE_URL: 'https://models.example.com/other', EMBEDDING_MODEL: 'any' };

    expect(rag(azure).embeddingServer).toEqual({
      apiKey: 'key',
      baseUrl: ELSEWHERE.OPENAI_BASE_URL,
      apiVersion: '2024-10-21',
      headers: { 'x-team': 'docs' },
    });
    expect(rag({ ...azure, ...other }).embeddingServer).toMatchObject({
      baseUrl: other.EMBEDDING_BASE_URL,
      apiVersion: '2024-10-21',
    });
    expect(rag({ ...azure, ...other, EMBEDDING_BASE_URL: 'https://vectors.example.com' }).embeddingServer).toEqual({
      apiKey: 'key',
      baseUrl: 'https://vectors.example.com',
    });
    expect(rag({ ...azure, EMBEDDING_API_KEY: 'other-key' }).embeddingServer.apiKey).toBe('other-key');
    expect(TranscriptionSettings.from(readEnv(azure)).server.apiVersion).toBe('2024-10-21');
  });

  it.each([
    [{ EMBEDDING_BASE_URL: 'https://vectors.example.com/v1', EMBEDDING_MODEL: 'any' }, true],
    [{ EMBEDDING_BASE_URL: 'https://api.openai.com/v1' }, true],
    [{ EMBEDDING_BASE_URL: 'https://vectors.example.com/v1', EMBEDDING_MODEL: 'local' }, false],
    [{ EMBEDDING_BASE_URL: 'https://models.example.com/other', EMBEDDING_MODEL: 'any' }, false],
    [
      { EMBEDDING_BASE_URL: 'https://vectors.example.com/v1', EMBEDDING_MODEL: 'any', EMBEDDING_API_KEY: 'other' },
      false,
    ],
    [{ EMBEDDING_MODEL: 'any' }, false],
  ])('with %j it is %s that another embedding server gets the key of the model server', (variables, expected) => {
    expect(rag({ ...ELSEWHERE, ...variables }).sharesModelKey).toBe(expected);
  });

  it.each([
    [{ EMBEDDING_BASE_URL: 'http://localhost:8080/v1' }, /EMBEDDING_BASE_URL: needs EMBEDDING_MODEL/],
    [{ OPENAI_API_KEY: 'key', OPENAI_API_VERSION: '2024-10-21' }, /OPENAI_API_VERSION: needs OPENAI_BASE_URL/],
    [{ ...ELSEWHERE, OPENAI_API_VERSION: 'a b' }, /OPENAI_API_VERSION: must be a version/],
    [{ OPENAI_HEADERS: '{"x-team":"docs"}' }, /OPENAI_HEADERS: needs a model server/],
    [{ OPENAI_API_KEY: 'key\nmore' }, /OPENAI_API_KEY: must be printable ASCII without spaces/],
    [{ ...ELSEWHERE, HTTPS_PROXY: 'socks5://proxy.example.com' }, /HTTPS_PROXY: must be a http or https URL/],
    [{ ...ELSEWHERE, HTTP_PROXY: 'foo' }, /HTTP_PROXY: must be .*, such as proxy\.example\.com:3128/],
    [{ ...ELSEWHERE, HTTP_PROXY: 'proxy:port' }, /HTTP_PROXY: must be /],
    [
      { ...ELSEWHERE, OPENAI_BASE_URL: 'https://ada:secret@models.example.com/v1/chat/completions/?key=secret' },
      /OPENAI_BASE_URL: must not end in \/chat\/completions; set it to https:\/\/models\.example\.com\/v1\n/,
    ],
    [
      { ...ELSEWHERE, OPENAI_BASE_URL: 'https://models.example.com/responses' },
      /OPENAI_BASE_URL: must not end in \/responses; set it to https:\/\/models\.example\.com\n/,
    ],
    [
      { ...ELSEWHERE, EMBEDDING_MODEL: 'any', EMBEDDING_BASE_URL: 'http://localhost:8080/v1/embeddings' },
      /EMBEDDING_BASE_URL: must not end in \/embeddings; set it to http:\/\/localhost:8080\/v1\n/,
    ],
  ])('%j is refused', (variables, fault) => {
    expect(() => readEnv(variables)).toThrow(fault);
  });

  it.each([
    ['["x-team"]', /must be a JSON object/],
    ['x-team: secret', /must be a JSON object/],
    ['{"x team":"secret"}', /the name of header 1/],
    ['{"x-team":"a","x-number":5}', /the value of the header x-number must be a string/],
    ['{"x-team":"secret\\nwords"}', /the value of the header x-team/],
    ['{"Content-Length":"5"}', /the header Content-Length cannot be set/],
    [JSON.stringify(Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`x-${at}`, 'a']))), /at most 32/],
  ])('OPENAI_HEADERS=%s is refused, and the message has no value of it', (OPENAI_HEADERS, fault) => {
    const read = () => readEnv({ ...ELSEWHERE, OPENAI_HEADERS });

    expect(read).toThrow(fault);
    expect(read).not.toThrow(/secret/);
  });

  it('the address of a proxy may lack its scheme', () => {
    expect(model({ ...ELSEWHERE, HTTPS_PROXY: 'proxy.example.com:3128' }).proxies?.https).toBe(
      'http://proxy.example.com:3128',
    );
    expect(model({ ...ELSEWHERE, HTTP_PROXY: 'ada:word@proxy:3128' }).proxies?.http).toBe('http://ada:word@proxy:3128');
    expect(model(ELSEWHERE).proxies).toBeUndefined();
  });
});
