import { OpenAIEmbedder } from '../../src/rag/embedders/openai.embedder.js';
import { RetryingEmbedder } from '../../src/rag/retrying-embedder.js';
import { embedderContract } from '../contract/embedder.contract.js';
import { EmbeddingServer } from '../support/embedding-server.js';

describe('OpenAIEmbedder', () => {
  let server: EmbeddingServer;
  let baseUrl: string;

  beforeEach(async () => {
    server = new EmbeddingServer();
    baseUrl = await server.start();
  });
  afterEach(() => server.close());

  const embedder = (members = {}) =>
    new OpenAIEmbedder({ model: 'text-embedding-3-small', dimensions: 4, apiKey: 'key', baseUrl, ...members });

  embedderContract(() => embedder());

  it('asks for all texts in one request, and for the dimensions that are configured', async () => {
    await embedder().embed(['a', 'b', 'c']);

    expect(server.bodies).toMatchObject([{ model: 'text-embedding-3-small', input: ['a', 'b', 'c'], dimensions: 4 }]);
  });

  it('cuts more than the API takes into several requests', async () => {
    const vectors = await embedder().embed(Array.from({ length: 2_100 }, (_, number) => `text ${number}`));

    expect(vectors).toHaveLength(2_100);
    expect(server.bodies.map((body) => body.input.length)).toEqual([2_048, 52]);
  });

  it('asks other models for what they give, and names the setting when that is another length', async () => {
    const other = embedder({ model: 'nomic-embed-text', dimensions: 768 });

    await expect(other.embed(['a'])).rejects.toMatchObject({
      code: 'embedding_dimensions',
      message: expect.stringContaining('=4'),
    });
    expect(server.bodies[0]).not.toHaveProperty('dimensions');
  });

  it.each([429, 500, 503])('says that a server that answers %s is away for now', async (status) => {
    server.failures.push(status);

    await expect(embedder().embed(['a'])).rejects.toMatchObject({ code: 'embedding_unavailable', retryable: true });
  });

  it.each([400, 401, 404])(
    'says what to check when the server answers %s, and nothing of what it said',
    async (status) => {
      server.failures.push(status);

      const failing = embedder().embed(['a']);

      await expect(failing).rejects.toMatchObject({ code: 'embedding_refused', retryable: false });
      await expect(failing).rejects.not.toThrow(/secret/);
    },
  );

  it('says that a server that does not listen is away for now', async () => {
    await expect(embedder({ baseUrl: 'http://127.0.0.1:9/v1' }).embed(['a'])).rejects.toMatchObject({
      code: 'embedding_unavailable',
    });
  });

  describe('with retries', () => {
    const patient = () => new RetryingEmbedder(embedder(), 1);

    it('goes on when the server comes back', async () => {
      server.failures.push(503, 429);

      expect(await patient().embed(['a'])).toHaveLength(1);
    });

    it('gives up in the end', async () => {
      server.failures.push(...Array<number>(20).fill(503));

      await expect(patient().embed(['a'])).rejects.toMatchObject({ code: 'embedding_unavailable' });
      expect(server.failures.length).toBe(15);
    });

    it('does not ask twice when it was refused', async () => {
      server.failures.push(401, 401);

      await expect(patient().embed(['a'])).rejects.toMatchObject({ code: 'embedding_refused' });
      expect(server.failures.length).toBe(1);
    });

    it('is the same model to the index', () => {
      expect(patient()).toMatchObject({ model: 'text-embedding-3-small', dimensions: 4 });
    });
  });
});
