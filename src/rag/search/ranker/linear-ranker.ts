import { setImmediate } from 'node:timers/promises';
import { inBatches } from '../../../common/batches.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import type { Lexicon } from '../../index-build.js';
import { RANKED_CHUNKS } from '../../limits.js';
import type { IndexHit } from '../../vector-index.js';
import { byScore, type RankedLists, rounded } from '../fuse.js';
import { AskedQuestion } from './asked-question.js';
import { candidatesOf, rangesOf } from './candidates.js';
import { ChunkViews } from './chunk-views.js';
import { FEATURES } from './features.js';
import type { RankerWeights } from './ranker-weights.js';

/** How fast the score of a hit falls with its distance to the best one. Boosts for the open page multiply this score. */
const SPREAD = 2;
/** Chunks that are read in one turn of the event loop: about 5 ms. */
const READ_AT_ONCE = 8;

/** Orders what both searches found by a weighted sum of features. It reads only the hits, so that all stores rank alike. */
export class LinearRanker {
  private readonly views: ChunkViews;

  constructor(private readonly encoder: StaticEncoder) {
    this.views = new ChunkViews(encoder);
  }

  /** Reads the chunks that `rank` will compare, and leaves the event loop free in between: the first question reads 80 new ones. */
  async read(lists: readonly RankedLists[]): Promise<void> {
    const hits = lists.flatMap(({ dense, sparse }) => [dense, sparse].flatMap((list) => list.slice(0, RANKED_CHUNKS)));
    for (const batch of inBatches(hits, READ_AT_ONCE)) {
      for (const { chunk } of batch) this.views.of(chunk);
      await setImmediate();
    }
  }

  /** The hits of all phrasings, best first. All phrasings have the same weight. Scores are above 0, at most 0.5. */
  rank(
    queries: readonly string[],
    lists: readonly RankedLists[],
    lexicon: Lexicon,
    weights: RankerWeights,
  ): IndexHit[] {
    const ranked = new Map<string, IndexHit>();
    for (const [index, query] of queries.entries())
      for (const { chunk, score } of this.rankOne(query, lists[index]!, lexicon, weights))
        ranked.set(chunk.id, { chunk, score: (ranked.get(chunk.id)?.score ?? 0) + score / queries.length });
    return byScore([...ranked.values()].map(({ chunk, score }) => ({ chunk, score: rounded(score) })));
  }

  private rankOne(query: string, lists: RankedLists, lexicon: Lexicon, { features }: RankerWeights): IndexHit[] {
    const question = new AskedQuestion(query, lexicon, this.encoder);
    const ranges = rangesOf(lists);
    const scored = candidatesOf(lists, this.views, question).map((candidate) => {
      const parts = features.map(({ name, mean, deviation, weight }) => {
        const value = FEATURES[name]!(candidate, question, ranges);
        return (weight * (value - mean)) / deviation;
      });
      return { chunk: candidate.hit.chunk, sum: parts.reduce((sum, part) => sum + part, 0) };
    });
    const best = Math.max(...scored.map(({ sum }) => sum));
    return scored.map(({ chunk, sum }) => ({ chunk, score: 1 / (1 + Math.exp((best - sum) / SPREAD)) }));
  }
}
