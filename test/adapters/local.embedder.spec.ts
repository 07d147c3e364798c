import { LocalEmbedder } from '../../src/rag/embedders/local.embedder.js';
import { SameThreadWorkers } from '../../src/testing/same-thread.workers.js';
import { embedderContract } from '../contract/embedder.contract.js';

describe('LocalEmbedder', () => {
  embedderContract(() => new LocalEmbedder(new SameThreadWorkers()));

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
