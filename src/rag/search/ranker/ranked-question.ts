import { RAREST } from '../../../text/everyday-words.js';
import { sectionKey } from '../../chunk.js';
import type { RankedLists } from '../fuse.js';
import type { ChunkView } from './chunk-views.js';
import { type ComparedHits, FEATURE_NAMES } from './features.js';

/** From this rarity in everyday English on, as a share of `RAREST`, a word is special: it tells what a question is about. */
const SPECIAL_FROM = 0.45;

/** A question with its hits, after the hits were compared with it. */
export interface ComparedSearch extends ComparedHits {
  readonly query: string;
  readonly lists: RankedLists;
}

/** A hit as the confidence looks at it. */
export interface RankedHit {
  readonly view: ChunkView;
  /** For each word of the question, the cosine with the nearest word of the hit. */
  readonly nearest: readonly number[];
  /** The value of a feature of the ranker. */
  readonly feature: (name: string) => number;
}

/** A word of a question. All weights are between 0 and 1. */
export interface WeighedTerm {
  readonly id: number;
  readonly known: boolean;
  /** How rare it is in everyday English, and in the corpus. */
  readonly rarity: number;
  readonly idf: number;
  /** 0 for an ordinary English word, 1 for a name or a technical word that everyday English lacks. */
  readonly special: number;
}

/** A question and its hits in the order of the ranker: what the features of the confidence are computed from. */
export interface RankedQuestion {
  readonly search: ComparedSearch;
  readonly terms: readonly WeighedTerm[];
  /** Best first; at least one. */
  readonly hits: readonly RankedHit[];
  readonly best: RankedHit;
  /** The hits of the section and of the page of the best one. */
  readonly section: readonly RankedHit[];
  readonly page: readonly RankedHit[];
}

/** @param sums the weighted sums of the hits; there must be one. */
export function rankedQuestion(search: ComparedSearch, sums: readonly number[]): RankedQuestion {
  const order = sums.map((_, index) => index).toSorted((left, right) => sums[right]! - sums[left]!);
  const hits = order.map((index) => ({
    chunk: search.hits[index]!.chunk,
    view: search.views[index]!,
    nearest: search.nearest[index]!,
    feature: (name: string) => search.values[index]![FEATURE_NAMES.indexOf(name)]!,
  }));
  const best = hits[0]!;
  const terms = search.asked.terms.map(({ id, known, rarity, idf }) => {
    const share = Math.min(1, rarity / RAREST);
    return {
      id,
      known,
      rarity: share,
      idf: idf / search.asked.highestIdf,
      special: Math.max(0, share - SPECIAL_FROM) / (1 - SPECIAL_FROM),
    };
  });
  return {
    search,
    terms,
    hits,
    best,
    section: hits.filter(({ chunk }) => sectionKey(chunk) === sectionKey(best.chunk)),
    page: hits.filter(({ chunk }) => chunk.file === best.chunk.file),
  };
}
