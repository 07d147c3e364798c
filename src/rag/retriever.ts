import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
import type { Tokenize } from '../text/tokenize.js';
import { sectionKey } from './chunk.js';
import { Embedder } from './embedder.js';
import type { EmbedderProfile } from './embedder-profile.js';
import { type Lexicon, sameBuild } from './index-build.js';
import { encodeQuery } from './lexical/encode-query.js';
import { ReaderFilter } from './reader-filter.js';
import type { Retrieval } from './retrieval.js';
import { boostNearby } from './search/boost.js';
import { COVERED_FROM, confidenceOf } from './search/confidence.js';
import { byScore, fuse } from './search/fuse.js';
import { onePerSection } from './search/one-per-section.js';
import { placeOf } from './search/place-of.js';
import { RANKING, type RankingSettings } from './search/ranking-settings.js';
import { sharesAWord } from './search/shares-a-word.js';
import { toPassage } from './search/to-passage.js';
import type { SearchRequest } from './search-request.js';
import { ServingIndex } from './serving-index.js';
import { type IndexHit, type IndexSearch, VectorIndex } from './vector-index.js';

/** Hits a ranking: far more than anybody asks for, so that a boosted passage below the cut can rise above it. */
const CANDIDATES = 100;
/** How often a search starts again because the index was published anew meanwhile. */
const ATTEMPTS = 3;

/** What a search is made of, and what it is answered from. */
interface Ranked {
  readonly hits: IndexHit[];
  readonly lexicon: Lexicon;
}

/** Finds the passages that answer a need: one embedding call and one batch of searches, however many phrasings. */
@Injectable()
export class Retriever {
  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
    private readonly serving: ServingIndex,
    private readonly settings: RagSettings,
  ) {}

  /** @throws InvalidRequestError when the scope needs a page that is not given, UnavailableError when nothing can be searched. */
  async search(request: SearchRequest, settings: RankingSettings = RANKING): Promise<Retrieval> {
    const filter = ReaderFilter.for(request.identity, placeOf(request));
    const { hits, lexicon } = await this.rank(request, filter, settings);
    const confidence = confidenceIn(hits, request.queries, lexicon, settings.tokenize);
    const sections = settings.severalPerSection ? hits : onePerSection(hits);
    const weight = settings.weighConfidence ? confidence : 1;
    const scored = sections.map((hit) => ({ ...hit, score: (hit.score / hits[0]!.score) * weight }));
    const found = byScore(boostNearby(scored, request)).slice(0, request.limit);
    return {
      passages: found.map((hit) => toPassage(hit, this.settings.siteBaseUrl)),
      confidence,
      covered:
        confidence >= COVERED_FROM &&
        sharesAWord(
          request.queries,
          found.map(({ chunk }) => chunk),
        ),
    };
  }

  /** Answers from one publication of the index as a whole: one that is replaced meanwhile is left for the new one. */
  private async rank(
    request: SearchRequest,
    filter: ReaderFilter,
    { profileOf, tokenize }: RankingSettings,
  ): Promise<Ranked> {
    let opened = await this.serving.open();
    const vectors = await this.embedder.embed(request.queries, request.signal);
    for (let attempt = 1; ; attempt += 1) {
      const { build, lexicon } = opened;
      const searches = request.queries.flatMap((query, index) =>
        searchesFor(query, vectors[index]!, lexicon, tokenize),
      );
      const lists = await this.index.search(build, searches, filter);
      opened = await this.serving.open();
      if (sameBuild(build, opened.build) || attempt === ATTEMPTS)
        return { hits: fuseLists(lists, profileOf(build.model)), lexicon };
    }
  }
}

function searchesFor(query: string, vector: readonly number[], lexicon: Lexicon, tokenize: Tokenize): IndexSearch[] {
  return [
    { kind: 'dense', vector, limit: CANDIDATES },
    { kind: 'sparse', vector: encodeQuery(query, lexicon, tokenize), limit: CANDIDATES },
  ];
}

/** The lists of `searchesFor`: two a phrasing. */
function fuseLists(lists: readonly IndexHit[][], profile: EmbedderProfile): IndexHit[] {
  const phrasings = Array.from({ length: lists.length / 2 }, (_, index) => ({
    dense: lists[index * 2]!,
    sparse: lists[index * 2 + 1]!,
  }));
  return fuse(phrasings, profile);
}

/** Of the best section, by the phrasing that fits it best. Where the reader is must not matter: scores are multiplied by it. */
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
