import type { Reranker } from '../../src/rag/reranker.js';

export interface RerankerUnderTest {
  readonly reranker: Reranker;
  /** Decides the score of each text, in the order in which the reranker learns them; a text may be left out. */
  give(scores: readonly (readonly [position: number, score: number])[]): void;
  /** From now on there is no score. Resolves when the reranker waits for one. */
  hang(): Promise<void>;
}

/** The contract of `Reranker`. */
export function rerankerContract(start: () => Promise<RerankerUnderTest>): void {
  const TEXTS = ['first', 'second', 'third'];
  const never = new AbortController().signal;

  it('order returns the positions of the texts, the highest score first', async () => {
    const { reranker, give } = await start();
    give([
      [0, -1.5],
      [1, 0],
      [2, 0.9],
    ]);

    expect(await reranker.order('question', TEXTS, never)).toEqual([2, 1, 0]);
  });

  it('order leaves texts without a score out, and keeps the order of texts with the same score', async () => {
    const { reranker, give } = await start();
    give([
      [2, 0.5],
      [0, 0.5],
    ]);

    expect(await reranker.order('question', TEXTS, never)).toEqual([0, 2]);
  });

  it('order ends with the reason of the signal', async () => {
    const { reranker, hang } = await start();
    const waiting = hang();
    const leaving = new AbortController();
    const ordering = reranker.order('question', TEXTS, leaving.signal).catch((error: unknown) => error);
    await waiting;

    leaving.abort('left');

    expect(await ordering).toBe('left');
  });
}
