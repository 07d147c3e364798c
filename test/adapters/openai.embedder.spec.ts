import { messageWithCause } from '../../src/common/errors/cause-of.js';
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

  it('sends all texts in one request with the configured dimensions', async () => {
    await embedder().embed(['a', 'b', 'c']);

    expect(server.bodies).toMatchObject([{ model: 'text-embedding-3-small', input: ['a', 'b', 'c'], dimensions: 4 }]);
  });

  it('sends a long list of texts in several requests, so that no response exceeds its limit', async () => {
    const vectors = await embedder().embed(Array.from({ length: 140 }, (_, number) => `text ${number}`));

    expect(vectors).toHaveLength(140);
    expect(server.bodies.map((body) => body.input.length)).toEqual([64, 64, 12]);
  });

  it('sends no dimensions to other models, and names the setting if their vectors have another length', async () => {
    const other = embedder({ model: 'nomic-embed-text', dimensions: 768 });

    await expect(other.embed(['a'])).rejects.toMatchObject({
      code: 'embedding_dimensions',
      message: expect.stringContaining('=4'),
    });
    expect(server.bodies[0]).not.toHaveProperty('dimensions');
  });

  it.each([429, 500, 503])('throws a retryable error when the server answers %s', async (status) => {
    server.failures.push(status);

    await expect(embedder().embed(['a'])).rejects.toMatchObject({ code: 'embedding_unavailable', retryable: true });
  });

  it('hides its key, however short, where the server repeats it in the words that an operator reads', async () => {
    server.failures.push(401);

    const error: unknown = await embedder({ apiKey: 'no' })
      .embed(['a'])
      .catch((thrown: unknown) => thrown);

    expect(messageWithCause(error)).toMatch(/ \(401 secret of the provider: bad key \*\*\*\)$/);
    expect(((error as Error).cause as Error).stack).not.toContain('Bearer no');
  });

  it.each([400, 401, 404])(
    'throws embedding_refused without the text of the server when it answers %s',
    async (status) => {
      server.failures.push(status);

      const failing = embedder().embed(['a']);

      await expect(failing).rejects.toMatchObject({ code: 'embedding_refused', retryable: false });
      await expect(failing).rejects.not.toThrow(/secret/);
    },
  );

  it('throws embedding_unavailable when the server cannot be reached', async () => {
    await expect(embedder({ baseUrl: 'http://127.0.0.1:9/v1' }).embed(['a'])).rejects.toMatchObject({
      code: 'embedding_unavailable',
    });
  });

  describe('in a RetryingEmbedder', () => {
    const retrying = () => new RetryingEmbedder(embedder(), 1);

    it('returns the vectors when the server is available again after failures', async () => {
      server.failures.push(503, 429);

      expect(await retrying().embed(['a'])).toHaveLength(1);
    });

    it('throws embedding_unavailable after the last attempt', async () => {
      server.failures.push(...Array<number>(20).fill(503));

      await expect(retrying().embed(['a'])).rejects.toMatchObject({ code: 'embedding_unavailable' });
      expect(server.failures.length).toBe(15);
    });

    it('does not retry when the server rejects the key', async () => {
      server.failures.push(401, 401);

      await expect(retrying().embed(['a'])).rejects.toMatchObject({ code: 'embedding_refused' });
      expect(server.failures.length).toBe(1);
    });

    it('has the model and the dimensions of its embedder', () => {
      expect(retrying()).toMatchObject({ model: 'text-embedding-3-small', dimensions: 4 });
    });
  });
});
