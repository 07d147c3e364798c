import { inBatches } from '../../common/batches.js';
import { UnavailableError } from '../../common/errors/unavailable.error.js';
import { loadEverydayWords } from '../../text/everyday-words.js';
import type { TokenRules } from '../../text/tokenize.js';
import type { Embedder } from '../embedder.js';
import { BUNDLED_MODEL, bundledEncoder } from '../encoder/bundled-encoder.js';
import { readsQuestion } from '../encoder/reads-question.js';
import type { BuildReference, Lexicon } from '../index-build.js';
import { encodeQuery } from '../lexical/encode-query.js';
import { languageOfQuestion } from '../lexical/question-language.js';
import { type Place, ReaderFilter } from '../reader-filter.js';
import type { SearchRequest } from '../search-request.js';
import type { OpenedIndex, ServingIndex } from '../serving-index.js';
import type { IndexHit, IndexSearch, VectorIndex } from '../vector-index.js';
import type { RankedLists } from './fuse.js';
import { lookupLocale } from './lookup-locale.js';
import { placeOf } from './place-of.js';
import type { Ranking } from './ranking.js';
import { type RepairedWord, repairedWords, withRepairs } from './spelling.js';

/** Hits of each search: many more than a caller requests, so that a boosted chunk can move up into the result. */
const CANDIDATES = 100;
/** How often a search is tried when the index is published during the search. */
const ATTEMPTS = 3;
/** The bundled encoder reads English. */
const ENCODER_LANGUAGE = 'en';

/** What the index has for a request, before it is ranked. */
export interface FoundHits {
  /** What was searched, with these repairs. */
  readonly queries: readonly string[];
  readonly repairs: readonly RepairedWord[];
  /** Of each query. */
  readonly lists: readonly RankedLists[];
  readonly opened: OpenedIndex;
}

/** Searches the index by meaning and by words, with one embedding call and one batch of searches for all queries. */
export class HitSearch {
  constructor(
    private readonly index: VectorIndex,
    private readonly embedder: Embedder,
    private readonly serving: ServingIndex,
    private readonly ranking: Ranking,
  ) {}

  /** All hits come from one publication of the index. If it was replaced, the search is repeated in the new one. */
  async find(request: SearchRequest): Promise<FoundHits> {
    const place = placeOf(request);
    const { tokens } = this.ranking.lexical;
    let [opened] = await Promise.all([this.serving.open(), loadEverydayWords()]);
    const repairs = repairedWords(request.queries.join('\n'), opened.lexicon);
    const queries = request.queries.map((query) => withRepairs(query, repairs));
    const vectors = await this.vectorsOf(queries, opened.lexicon, request.signal);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { build, lexicon, isComparable } = opened;
      const searches = queries.flatMap((query, index) =>
        searchesFor(query, isComparable ? vectors[index]! : zerosOf(build), lexicon, tokens),
      );
      const filter = ReaderFilter.for(request.identity, placeIn(place, lexicon));
      const found = await this.index.search(build, searches, filter, request.signal);
      if (found) {
        if (found.every((hits) => hits.length === 0)) await this.serving.assertComplete(build);
        return { queries, repairs, lists: inBatches(found, 2).map(toRankedLists), opened };
      }
      opened = await this.serving.open(build);
    }
    await this.serving.assertComplete(opened.build);
    throw new UnavailableError('index_unavailable');
  }

  /** Zeros for a question whose language the model does not know, so that it is searched by words only. */
  private async vectorsOf(queries: readonly string[], lexicon: Lexicon, signal?: AbortSignal): Promise<number[][]> {
    const vectors = await this.embedder.embed(queries, signal);
    if (this.embedder.model !== BUNDLED_MODEL) return vectors;
    const { encoder } = await bundledEncoder();
    const isRead = (query: string) =>
      languageOfQuestion(query, lexicon).searched === ENCODER_LANGUAGE && readsQuestion(encoder, query);
    return vectors.map((vector, index) => (isRead(queries[index]!) ? vector : zerosOf(this.embedder)));
  }
}

/** The place with the locale that the index has for the requested one. */
function placeIn(place: Place, { locales }: Lexicon): Place {
  if (place.locale === undefined || !locales) return place;
  const known = [...locales].sort((left, right) => right[1] - left[1]).map(([locale]) => locale);
  return { ...place, locale: lookupLocale(place.locale, known) };
}

function searchesFor(query: string, vector: readonly number[], lexicon: Lexicon, tokens: TokenRules): IndexSearch[] {
  // Zeros: the question cannot be compared with the vectors, so that any order of the sections would be arbitrary.
  const hasMeaning = vector.some((value) => value !== 0);
  return [
    { kind: 'dense', vector, limit: hasMeaning ? CANDIDATES : 0 },
    { kind: 'sparse', vector: encodeQuery(query, lexicon, tokens), limit: CANDIDATES },
  ];
}

/** Stands for a vector that cannot be compared with those of the build. */
function zerosOf({ dimensions }: Pick<BuildReference, 'dimensions'>): number[] {
  return Array.from({ length: dimensions }, () => 0);
}

/** The results of the two searches of one phrasing, in the order of `searchesFor`. */
function toRankedLists([dense = [], sparse = []]: readonly IndexHit[][]): RankedLists {
  return { dense, sparse };
}
