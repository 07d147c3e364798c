import type { Embedder } from '../../src/rag/embedder.js';

/** What every `Embedder` promises. */
export function embedderContract(embedderOf: () => Embedder): void {
  const dot = (left: number[], right: number[]) => left.reduce((sum, value, index) => sum + value * right[index]!, 0);

  it('gives every text, in order, a vector of its length and of unit norm', async () => {
    const embedder = embedderOf();

    const vectors = await embedder.embed(['The server listens on a port.', '', '😀']);

    expect(vectors.map((vector) => vector.length)).toEqual(Array(3).fill(embedder.dimensions));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('gives the same text the same vector, alone or among others', async () => {
    const [alone] = await embedderOf().embed(['Ports']);
    const [, among] = await embedderOf().embed(['Logs', 'Ports', 'Threads']);

    expect(dot(alone!, among!)).toBeCloseTo(1, 5);
  });

  it('gives nothing for nothing', async () => {
    expect(await embedderOf().embed([])).toEqual([]);
  });

  it('stops when its caller does', async () => {
    await expect(embedderOf().embed(['text'], AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
}
