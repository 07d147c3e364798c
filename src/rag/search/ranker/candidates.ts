import { RANKED_CHUNKS } from '../../limits.js';
import type { IndexHit } from '../../vector-index.js';
import type { RankedLists } from '../fuse.js';
import type { AskedQuestion, NearWords } from './asked-question.js';
import type { ChunkView, ChunkViews } from './chunk-views.js';

/** A chunk that one of the searches found, with what both lists say about it. */
export interface Candidate {
  readonly hit: IndexHit;
  readonly view: ChunkView;
  readonly meaning: Standing;
  readonly words: Standing;
  /** How near the text, all titles, and the heading come to the words of the question. */
  readonly near: () => NearWords;
  readonly nearTitles: () => NearWords;
  readonly nearHeading: () => NearWords;
}

/** The place of a chunk in one list. */
export interface Standing {
  /** The chunk's own score; of a chunk that is not in the list, 0. */
  readonly score: number;
  /** From 0; undefined for a chunk that is not in the list. */
  readonly rank?: number;
  /** Scores of all chunks of its page in the list, best first. */
  readonly page: readonly number[];
  /** Share of the 20 best of the list that are on its page. */
  readonly shareOfBest: number;
}

/** What both lists have in common for all candidates. */
export interface ListRanges {
  readonly bestMeaning: number;
  readonly lowestMeaning: number;
  readonly bestWords: number;
}

/** The candidates of a question: the first `RANKED_CHUNKS` of each list. The lists themselves may be longer. */
export function candidatesOf({ dense, sparse }: RankedLists, views: ChunkViews, question: AskedQuestion): Candidate[] {
  const byMeaning = new HitList(dense);
  const byWords = new HitList(sparse);
  const found = new Map(
    [...dense.slice(0, RANKED_CHUNKS), ...sparse.slice(0, RANKED_CHUNKS)].map((hit) => [hit.chunk.id, hit]),
  );
  return [...found.values()].map((hit) => {
    const view = views.of(hit.chunk);
    // The stores round differently, and a chunk found only by words has no score: similarities are computed here for all.
    const score = dotProduct(question.vector, view.vector);
    return {
      hit,
      view,
      meaning: byMeaning.standing(hit, score),
      words: byWords.standing(hit),
      near: once(() => question.nearWords(view.rows)),
      nearTitles: once(() => question.nearWords(view.titleRows)),
      nearHeading: once(() => question.nearWords(view.headingRows)),
    };
  });
}

/** Computes a value when it is asked for the first time: the ranker spreads this work over turns of the event loop. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

export function rangesOf({ dense, sparse }: RankedLists): ListRanges {
  return {
    bestMeaning: dense[0]?.score ?? 0,
    lowestMeaning: dense.at(-1)?.score ?? 0,
    bestWords: sparse[0]?.score ?? 1,
  };
}

export function dotProduct(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < left.length; d += 1) sum += left[d]! * right[d]!;
  return sum;
}

const BEST = 20;

class HitList {
  private readonly ranks: ReadonlyMap<string, number>;
  private readonly pages = new Map<string, number[]>();
  private readonly amongBest = new Map<string, number>();

  constructor(private readonly hits: readonly IndexHit[]) {
    this.ranks = new Map(hits.map(({ chunk }, rank) => [chunk.id, rank]));
    for (const [rank, { chunk, score }] of hits.entries()) {
      this.pages.set(chunk.file, [...(this.pages.get(chunk.file) ?? []), score]);
      if (rank < BEST) this.amongBest.set(chunk.file, (this.amongBest.get(chunk.file) ?? 0) + 1);
    }
  }

  standing({ chunk }: IndexHit, own?: number): Standing {
    const rank = this.ranks.get(chunk.id);
    const listed = rank === undefined ? 0 : this.hits[rank]!.score;
    return {
      score: own ?? listed,
      rank,
      page: this.pages.get(chunk.file) ?? [],
      shareOfBest: (this.amongBest.get(chunk.file) ?? 0) / BEST,
    };
  }
}
