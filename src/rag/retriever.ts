import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
import { sectionKey } from './chunk.js';
import { Embedder } from './embedder.js';
import { profileOf } from './embedder-profile.js';
import type { IndexBuild, Lexicon } from './index-build.js';
import { encodeQuery } from './lexical/encode-query.js';
import { ReaderFilter } from './reader-filter.js';
import type { Retrieval } from './retrieval.js';
import { boostNearby } from './search/boost.js';
import { confidenceOf, COVERED_FROM } from './search/confidence.js';
import { byScore, fuse } from './search/fuse.js';
import { onePerSection } from './search/one-per-section.js';
import { placeOf } from './search/place-of.js';
import { sharesAWord } from './search/shares-a-word.js';
import { toPassage } from './search/to-passage.js';
import type { SearchRequest } from './search-request.js';
import { ServingIndex } from './serving-index.js';
import { type IndexHit, type IndexSearch, VectorIndex } from './vector-index.js';

/** Hits a ranking: far more than anybody asks for, so that a boosted passage below the cut can rise above it. */
const CANDIDATES = 100;

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
  async search(request: SearchRequest): Promise<Retrieval> {
    const filter = ReaderFilter.for(request.identity, placeOf(request));
    const { build, lexicon } = await this.serving.open();
    const hits = await this.rank(request, build, lexicon, filter);
    const confidence = confidenceIn(hits, request.queries, lexicon);
    const scored = onePerSection(hits).map((hit) => ({ ...hit, score: (hit.score / hits[0]!.score) * confidence }));
    const found = byScore(boostNearby(scored, request)).slice(0, request.limit);
    return {
      passages: found.map((hit) => toPassage(hit, this.settings.siteBaseUrl)),
      confidence,
      covered: confidence >= COVERED_FROM && sharesAWord(request.queries, found.map(({ chunk }) => chunk)),
    };
  }

  private async rank(request: SearchRequest, build: IndexBuild, lexicon: Lexicon, filter: ReaderFilter): Promise<IndexHit[]> {
    const vectors = await this.embedder.embed(request.queries, request.signal);
    const searches = request.queries.flatMap((query, index): IndexSearch[] => [
      { kind: 'dense', vector: vectors[index]!, limit: CANDIDATES },
      { kind: 'sparse', vector: encodeQuery(query, lexicon), limit: CANDIDATES },
    ]);
    const lists = await this.index.search(build.id, searches, filter);
    const byQuery = request.queries.map((_, index) => ({ dense: lists[index * 2]!, sparse: lists[index * 2 + 1]! }));
    return fuse(byQuery, profileOf(build.model));
  }
}

/** Of the best section, by the phrasing that fits it best. Where the reader is must not matter: scores are multiplied by it. */
function confidenceIn(hits: readonly IndexHit[], queries: readonly string[], lexicon: Lexicon): number {
  const [best] = hits;
  if (!best) return 0;
  const section = hits.map((hit) => hit.chunk).filter((chunk) => sectionKey(chunk) === sectionKey(best.chunk));
  return Math.max(...queries.map((query) => confidenceOf(query, section, lexicon)));
}
