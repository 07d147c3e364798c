import type { Embedder } from '../../src/rag/embedder.js';

/** The contract of `Embedder`. */
export function embedderContract(embedderOf: () => Embedder): void {
  const dot = (left: number[], right: number[]) => left.reduce((sum, value, index) => sum + value * right[index]!, 0);

  it('returns a vector with the declared dimensions for every text, of unit norm or zeros for a text without words', async () => {
    const embedder = embedderOf();

    const vectors = await embedder.embed(['The server listens on a port.', '', '😀']);

    expect(vectors.map((vector) => vector.length)).toEqual(Array(3).fill(embedder.dimensions));
    const [words, ...noWords] = vectors.map((vector) => Math.hypot(...vector));
    expect(words).toBeCloseTo(1, 5);
    for (const norm of noWords) expect(norm === 0 || Math.abs(norm - 1) < 1e-5).toBe(true);
  });

  it('returns the same vector for a text alone and in a batch', async () => {
    const [alone] = await embedderOf().embed(['Ports']);
    const [, among] = await embedderOf().embed(['Logs', 'Ports', 'Threads']);

    expect(dot(alone!, among!)).toBeCloseTo(1, 5);
  });

  it('returns no vectors for no texts', async () => {
    expect(await embedderOf().embed([])).toEqual([]);
  });

  it('rejects when the signal of the caller is aborted', async () => {
    await expect(embedderOf().embed(['text'], AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
}
