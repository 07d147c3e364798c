import { Injectable } from '@nestjs/common';
import { RagSettings } from '../config/settings.js';
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
import { toPassage } from './search/to-passage.js';
import type { SearchRequest } from './search-request.js';
import { ServingIndex } from './serving-index.js';
import { type IndexHit, type IndexSearch, VectorIndex } from './vector-index.js';

/** Hits a ranking: far more than anybody asks for, so that a boosted passage below the cut can rise above it. */
const CANDIDATES = 60;

/** Finds the passages that answer a need: one embedding call and one batch of searches, however many phrasings. */
@Injectable()
export class Retriever {
  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
    private readonly serving: ServingIndex,
    private readonly settings: RagSettings,
  ) {}

  async search(request: SearchRequest): Promise<Retrieval> {
    const filter = ReaderFilter.for(request.identity, placeOf(request));
    const { build, lexicon } = await this.serving.open();
    const hits = await this.rank(request, build, lexicon, filter);
    const confidence = Math.max(0, ...request.queries.map((query) => this.confidence(query, hits, lexicon)));
    const boosted = byScore(boostNearby(hits, request)).slice(0, request.limit);
    return {
      passages: boosted.map((hit) => toPassage(hit, this.settings.siteBaseUrl)),
      confidence,
      covered: confidence >= COVERED_FROM,
    };
  }

  private async rank(request: SearchRequest, build: IndexBuild, lexicon: Lexicon, filter: ReaderFilter): Promise<IndexHit[]> {
    const { denseWeight, lexicalWeight } = profileOf(build.model);
    const vectors = await this.embedder.embed(request.queries, request.signal);
    const dense = vectors.map((vector): IndexSearch => ({ kind: 'dense', vector, limit: CANDIDATES }));
    const sparse = request.queries.map((query): IndexSearch => {
      return { kind: 'sparse', vector: encodeQuery(query, lexicon), limit: CANDIDATES };
    });
    const lists = await this.index.search(build.id, [...dense, ...sparse], filter);
    const weightOf = (list: number) => (list < dense.length ? denseWeight : lexicalWeight);
    return onePerSection(fuse(lists.map((hits, list) => ({ hits, weight: weightOf(list) }))));
  }

  private confidence(query: string, hits: readonly IndexHit[], lexicon: Lexicon): number {
    return Math.max(0, ...hits.slice(0, 3).map(({ chunk }) => confidenceOf(query, chunk, lexicon)));
  }
}
