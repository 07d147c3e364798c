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
import { coverageSum, coverageValues } from './coverage.js';
import { type ComparedHits, FEATURE_NAMES, FEATURES } from './features.js';
import type { RankerWeights } from './ranker-weights.js';

/** How fast the score of a hit falls with its distance to the best one. */
const SPREAD = 2;
/** Chunks that are read in one turn of the event loop: about 5 ms. */
const READ_AT_ONCE = 8;
/** Chunks that are compared with a question in one turn of the event loop: at most about 5 ms. */
const COMPARED_AT_ONCE = 8;

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

  /** Ranks the hits of all phrasings. All phrasings have the same weight. Scores are above 0, at most 0.5. */
  async rank(
    queries: readonly string[],
    lists: readonly RankedLists[],
    lexicon: Lexicon,
    weights: RankerWeights,
  ): Promise<RankedSections> {
    const ranked = new Map<string, IndexHit>();
    let odds = -Infinity;
    for (const [index, query] of queries.entries()) {
      const found = lists[index]!;
      const compared = await this.compare(query, found, lexicon);
      if (compared.hits.length === 0) continue;
      const sums = weightedSums(compared.values, weights);
      const values = coverageValues({ query, lists: found, ...compared }, sums);
      odds = Math.max(odds, coverageSum(values, weights.coverage));
      for (const { chunk, score } of scoredBySums(compared.hits, sums))
        ranked.set(chunk.id, { chunk, score: (ranked.get(chunk.id)?.score ?? 0) + score / queries.length });
    }
    const hits = byScore([...ranked.values()].map(({ chunk, score }) => ({ chunk, score: rounded(score) })));
    return { hits, confidence: rounded(1 / (1 + Math.exp(-odds))) };
  }

  /** What the features say about the hits that one phrasing found. Other work can run between them. */
  async compare(query: string, lists: RankedLists, lexicon: Lexicon): Promise<ComparedHits> {
    const question = new AskedQuestion(query, lexicon, this.encoder);
    const ranges = rangesOf(lists);
    const candidates = candidatesOf(lists, this.views, question);
    const values: number[][] = [];
    for (const batch of inBatches(candidates, COMPARED_AT_ONCE)) {
      for (const candidate of batch)
        values.push(FEATURE_NAMES.map((name) => FEATURES[name]!(candidate, question, ranges)));
      await setImmediate();
    }
    return {
      hits: candidates.map(({ hit }) => hit),
      values,
      views: candidates.map(({ view }) => view),
      nearest: candidates.map(({ near }) => near().nearest),
      asked: question.words(),
    };
  }
}

/** The result of a ranking. */
export interface RankedSections {
  /** Best first. */
  readonly hits: IndexHit[];
  /** Confidence that the best hit answers one of the phrasings, 0 to 1. */
  readonly confidence: number;
}

/** The weighted sum of the features of each hit. */
export function weightedSums(values: ComparedHits['values'], { features }: Pick<RankerWeights, 'features'>): number[] {
  const columns = features.map(({ name }) => FEATURE_NAMES.indexOf(name));
  return values.map((row) =>
    features.reduce((sum, { mean, deviation, weight }, index) => {
      return sum + (weight * (row[columns[index]!]! - mean)) / deviation;
    }, 0),
  );
}

/** The hits with scores from their sums: 0.5 for the best. Boosts for the open page multiply these scores. */
export function scoredBySums(hits: readonly IndexHit[], sums: readonly number[]): IndexHit[] {
  const best = Math.max(...sums);
  return hits.map(({ chunk }, index) => ({ chunk, score: 1 / (1 + Math.exp((best - sums[index]!) / SPREAD)) }));
}
