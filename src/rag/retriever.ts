import { Injectable } from '@nestjs/common';
import { inBatches } from '../common/batches.js';
import { AppError } from '../common/errors/app-error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { withinTime } from '../common/within-time.js';
import { RagSettings } from '../config/settings.js';
import { loadEverydayWords } from '../text/everyday-words.js';
import type { Tokenize } from '../text/tokenize.js';
import { sectionKey } from './chunk.js';
import { Embedder } from './embedder.js';
import { bundledEncoder } from './encoder/bundled-encoder.js';
import type { BuildReference, Lexicon } from './index-build.js';
import { encodeQuery } from './lexical/encode-query.js';
import { SEARCH_MS } from './limits.js';
import { toPassage } from './passage.js';
import { ReaderFilter } from './reader-filter.js';
import { NO_RERANKING, Reranking } from './reranking.js';
import type { Retrieval } from './retrieval.js';
import { boostNearby } from './search/boost.js';
import { COVERED_FROM, confidenceOf, sharesAWord } from './search/confidence.js';
import { byScore, fuse, onePerSection, type RankedLists } from './search/fuse.js';
import { placeOf } from './search/place-of.js';
import { LinearRanker } from './search/ranker/linear-ranker.js';
import { Ranking } from './search/ranking.js';
import { type RepairedWord, repairedWords, withRepairs } from './search/spelling.js';
import type { SearchRequest } from './search-request.js';
import { type OpenedIndex, ServingIndex } from './serving-index.js';
import { type IndexHit, type IndexSearch, VectorIndex } from './vector-index.js';

/** Hits of each search: many more than a caller requests, so that a boosted chunk can move up into the result. */
const CANDIDATES = 100;
/** How often a search is tried when the index is published during the search. */
const ATTEMPTS = 3;

interface Ranked {
  readonly hits: IndexHit[];
  readonly lexicon: Lexicon;
  /** What was searched, with these repairs. */
  readonly queries: readonly string[];
  readonly repairs: readonly RepairedWord[];
}

/** Finds the passages that answer a question in one or more phrasings, with one embedding call and one batch of searches. */
@Injectable()
export class Retriever {
  private ranker?: LinearRanker;

  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
    private readonly serving: ServingIndex,
    private readonly settings: RagSettings,
    private readonly ranking: Ranking,
    private readonly reranking: Reranking = NO_RERANKING,
  ) {}

  /**
   * Ends when the signal of the request aborts.
   * @throws InvalidRequestError when the scope needs a page and none is given, UnavailableError when there is no index,
   * AppError `search_timeout` after `SEARCH_MS`.
   */
  search(request: SearchRequest): Promise<Retrieval> {
    const find = (signal: AbortSignal) => this.find({ ...request, signal });
    return withinTime(SEARCH_MS, () => new AppError({ code: 'search_timeout' }), find, request.signal);
  }

  private async find(request: SearchRequest): Promise<Retrieval> {
    const filter = ReaderFilter.for(request.identity, placeOf(request));
    const { hits, lexicon, queries, repairs } = await this.rank(request, filter);
    const confidence = confidenceIn(hits, queries, lexicon, this.ranking.tokenize);
    const ranked = this.ranking.severalPerSection ? hits : onePerSection(hits);
    const sections = await this.reranking.apply(queries[0]!, ranked, request.signal);
    const weight = this.ranking.weighConfidence ? confidence : 1;
    const scored = sections.map((hit) => ({ ...hit, score: (hit.score / hits[0]!.score) * weight }));
    const found = byScore(boostNearby(scored, request)).slice(0, request.limit);
    return {
      passages: found.map((hit) => toPassage(hit, this.settings.siteBaseUrl)),
      repairs,
      confidence,
      covered:
        confidence >= COVERED_FROM &&
        sharesAWord(
          queries,
          found.map(({ chunk }) => chunk),
        ),
    };
  }

  /** All hits come from one publication of the index. If it was replaced, the search is repeated in the new one. */
  private async rank(request: SearchRequest, filter: ReaderFilter): Promise<Ranked> {
    const { tokenize } = this.ranking;
    let [opened] = await Promise.all([this.serving.open(), loadEverydayWords()]);
    const repairs = repairedWords(request.queries.join('\n'), opened.lexicon);
    const queries = request.queries.map((query) => withRepairs(query, repairs));
    const vectors = await this.embedder.embed(queries, request.signal);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { build, lexicon, isComparable } = opened;
      const searches = queries.flatMap((query, index) =>
        searchesFor(query, isComparable ? vectors[index]! : zerosOf(build), lexicon, tokenize),
      );
      const lists = await this.index.search(build, searches, filter, request.signal);
      if (lists) {
        if (lists.every((hits) => hits.length === 0)) await this.serving.assertComplete(build);
        const hits = await this.combine(queries, inBatches(lists, 2).map(toRankedLists), opened);
        return { hits, lexicon, queries, repairs };
      }
      opened = await this.serving.open(build);
    }
    await this.serving.assertComplete(opened.build);
    throw new UnavailableError('index_unavailable');
  }

  /** By the linear ranker, if there are weights for the model and it can read every phrasing. */
  private async combine(queries: readonly string[], lists: readonly RankedLists[], { build, lexicon }: OpenedIndex) {
    const weights = this.ranking.weightsOf(build.model);
    if (!weights || lists.some(({ dense }) => dense.length === 0))
      return fuse(lists, this.ranking.profileOf(build.model));
    this.ranker ??= new LinearRanker((await bundledEncoder()).encoder);
    await this.ranker.read(lists);
    return this.ranker.rank(queries, lists, lexicon, weights);
  }
}

function searchesFor(query: string, vector: readonly number[], lexicon: Lexicon, tokenize: Tokenize): IndexSearch[] {
  // Zeros: the question cannot be compared with the vectors, so that any order of the sections would be arbitrary.
  const hasMeaning = vector.some((value) => value !== 0);
  return [
    { kind: 'dense', vector, limit: hasMeaning ? CANDIDATES : 0 },
    { kind: 'sparse', vector: encodeQuery(query, lexicon, tokenize), limit: CANDIDATES },
  ];
}

/** Stands for a vector that cannot be compared with those of the build. */
function zerosOf({ dimensions }: BuildReference): number[] {
  return Array.from({ length: dimensions }, () => 0);
}

/** The results of the two searches of one phrasing, in the order of `searchesFor`. */
function toRankedLists([dense = [], sparse = []]: readonly IndexHit[][]): RankedLists {
  return { dense, sparse };
}

/**
 * The confidence of the best section, for the phrasing that fits it best. It must not depend on the open page, because scores
 * are multiplied by it.
 */
function confidenceIn(
  hits: readonly IndexHit[],
  queries: readonly string[],
  lexicon: Lexicon,
  tokenize: Tokenize,
): number {
  const [best] = hits;
  if (!best) return 0;
  const section = hits.map((hit) => hit.chunk).filter((chunk) => sectionKey(chunk) === sectionKey(best.chunk));
  return Math.max(...queries.map((query) => confidenceOf(query, section, lexicon, tokenize)));
}
