import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { withinTime } from '../common/within-time.js';
import { RagSettings } from '../config/settings.js';
import { addressAt } from '../content/addresses/reader-address.js';
import type { TokenRules } from '../text/tokenize.js';
import { sectionKey } from './chunk.js';
import { Embedder } from './embedder.js';
import { bundledEncoder } from './encoder/bundled-encoder.js';
import type { Lexicon } from './index-build.js';
import { SEARCH_MS } from './limits.js';
import { toPassage } from './passage.js';
import { NO_RERANKING, Reranking } from './reranking.js';
import type { Retrieval } from './retrieval.js';
import { boostNearby } from './search/boost.js';
import { COVERED_FROM, confidenceOf, sharesAWord } from './search/confidence.js';
import { byScore, fuse, onePerSection } from './search/fuse.js';
import { type FoundHits, HitSearch } from './search/hit-search.js';
import { openEditionOf, preferOpenEdition } from './search/open-edition.js';
import { preferOwnLanguage } from './search/own-language.js';
import { LinearRanker, type RankedSections } from './search/ranker/linear-ranker.js';
import { Ranking } from './search/ranking.js';
import { wordConfidence } from './search/word-coverage.js';
import type { SearchRequest } from './search-request.js';
import { ServingIndex } from './serving-index.js';
import { type IndexHit, VectorIndex } from './vector-index.js';

/** Finds the passages that answer a question in one or more phrasings. */
@Injectable()
export class Retriever {
  private readonly hitSearch: HitSearch;
  private ranker?: LinearRanker;

  constructor(
    index: VectorIndex,
    embedder: Embedder,
    serving: ServingIndex,
    private readonly settings: RagSettings,
    private readonly ranking: Ranking,
    private readonly reranking: Reranking = NO_RERANKING,
  ) {
    this.hitSearch = new HitSearch(index, embedder, serving, ranking);
  }

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
    const found = await this.hitSearch.find(request);
    const { queries, repairs } = found;
    const { hits, confidence } = await this.rank(found);
    const ranked = this.ranking.severalPerSection ? hits : onePerSection(hits);
    const sections = await this.reranking.apply(queries[0]!, ranked, request.signal);
    const weight = this.ranking.weighConfidence ? confidence : 1;
    const scored = sections.map((hit) => ({ ...hit, score: (hit.score / hits[0]!.score) * weight }));
    const page = { ...request, address: this.openAddress(request) };
    const { lexicon } = found.opened;
    const edition = openEditionOf(scored, page);
    const own = preferOwnLanguage(scored, queries[0]!, lexicon, edition.language);
    const ofEdition = preferOpenEdition(own, edition, queries[0]!, lexicon);
    const shown = byScore(boostNearby(ofEdition, page)).slice(0, request.limit);
    return {
      passages: shown.map((hit) => toPassage(hit, this.settings.siteBaseUrl)),
      repairs,
      confidence,
      covered:
        confidence >= COVERED_FROM &&
        sharesAWord(
          queries,
          shown.map(({ chunk }) => chunk),
          lexicon,
        ),
    };
  }

  /** Undefined at the root of a site too: the reader may be in an application that is not the documentation. */
  private openAddress({ currentPath }: SearchRequest): string | undefined {
    return currentPath ? addressAt(currentPath, this.settings.siteBaseUrl) || undefined : undefined;
  }

  /** By the linear ranker, if there are weights for the model and it can read every phrasing. */
  private async rank({ queries, lists, opened: { build, lexicon } }: FoundHits): Promise<RankedSections> {
    const rules = this.ranking.lexical.tokens;
    const weights = this.ranking.weightsOf(build.model);
    if (!weights || lists.some(({ dense }) => dense.length === 0)) {
      const hits = fuse(lists, this.ranking.profileOf(build.model));
      if (!weights) return { hits, confidence: confidenceIn(hits, queries, lexicon, rules) };
      const searches = queries.map((query, index) => ({ query, sparse: lists[index]!.sparse, lexicon, rules }));
      return { hits, confidence: Math.max(...searches.map((search) => wordConfidence(search, weights))) };
    }
    this.ranker ??= new LinearRanker((await bundledEncoder()).encoder);
    await this.ranker.read(lists);
    return this.ranker.rank(queries, lists, lexicon, weights);
  }
}

/**
 * The confidence of the best section, for the phrasing that fits it best. It must not depend on the open page, because scores
 * are multiplied by it.
 */
function confidenceIn(
  hits: readonly IndexHit[],
  queries: readonly string[],
  lexicon: Lexicon,
  rules: TokenRules,
): number {
  const [best] = hits;
  if (!best) return 0;
  const section = hits.map((hit) => hit.chunk).filter((chunk) => sectionKey(chunk) === sectionKey(best.chunk));
  return Math.max(...queries.map((query) => confidenceOf(query, section, lexicon, rules)));
}
