import { LocalEmbedder } from '../../src/rag/embedders/local.embedder.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { embedderContract } from '../contract/embedder.contract.js';
import { WordEmbedder } from '../support/word-embedder.js';

describe('LocalEmbedder', () => {
  embedderContract(() => new LocalEmbedder(new SameThreadWorkers()));

  it('gives texts that are encoded in a worker the vectors that they have alone', async () => {
    const embedder = new LocalEmbedder(new SameThreadWorkers());
    const texts = Array.from({ length: 300 }, (_, index) =>
      `Section ${index} describes the port of server ${index}. `.repeat(2),
    );

    const together = await embedder.embed(texts);

    expect(together[299]).toEqual((await embedder.embed([texts[299]!]))[0]);
    expect(together).toHaveLength(300);
  });

  it('lets indexing store more sections at once than a model that costs money', () => {
    const { sectionsAtOnce } = new LocalEmbedder(new SameThreadWorkers());

    expect(sectionsAtOnce).toBeGreaterThan(new WordEmbedder().sectionsAtOnce);
  });

  it('gives a text in another script zeros', async () => {
    const [vector] = await new LocalEmbedder(new SameThreadWorkers()).embed(['データベースの設定']);

    expect(new Set(vector)).toEqual(new Set([0]));
  });

  it('gives a question a more similar vector to its answer than to another text', async () => {
    const [question, answer, other] = await new LocalEmbedder(new SameThreadWorkers()).embed([
      'How do I stop it?',
      'Ending the program',
      'A red apple',
    ]);
    const similarity = (vector: number[]) => vector.reduce((sum, value, index) => sum + value * question![index]!, 0);

    expect(similarity(answer!)).toBeGreaterThan(similarity(other!));
  });
});
