import { type TokenRules, tokenizer } from '../../text/tokenize.js';
import { type Chunk, sectionKey } from '../chunk.js';
import type { Lexicon } from '../index-build.js';
import { inverseFrequency } from '../lexical/encode-query.js';
import { questionTerms } from '../lexical/question-terms.js';
import { termId } from '../lexical/term-id.js';
import type { IndexHit } from '../vector-index.js';
import { coverageSum } from './ranker/coverage.js';
import type { RankerWeights } from './ranker/ranker-weights.js';

/** A question with what the search by words found, best first. */
export interface WordSearch {
  readonly query: string;
  readonly sparse: readonly IndexHit[];
  readonly lexicon: Lexicon;
  readonly rules: TokenRules;
}

/** The words of a question, and which of them the section of the best hit has. */
interface FoundWords {
  readonly sparse: readonly IndexHit[];
  /** Rarity in the corpus times the weight of the word; 1 for a whole word that the corpus lacks. */
  readonly words: readonly { readonly idf: number; readonly known: boolean; readonly present: boolean }[];
}

/** The rank whose score says what an ordinary hit has. */
const ORDINARY_RANK = 19;
const BEST = 5;

/**
 * What tells whether the best section answers a question that has no vector, by the name that the files of weights use. It
 * is the same in every language: only the frequencies of the words in the corpus count.
 */
const WORD_COVERAGE: Readonly<Record<string, (found: FoundWords) => number>> = {
  // The words of the question: the rarest one that the section lacks, those that it has, and those that no page has.
  rarestMissing: ({ words }) => Math.max(0, ...words.map(({ idf, present }) => (present ? 0 : idf))),
  found: ({ words }) => total(words.map(({ idf, present }) => (present ? idf : 0))),
  unknown: ({ words }) =>
    total(words.map(({ idf, known }) => (known ? 0 : idf))) / (total(words.map(({ idf }) => idf)) || 1),
  // The hits: how far the best one is ahead of an ordinary one, and how many of the first are on its page.
  lead: ({ sparse }) => (sparse.length === 0 ? 0 : 1 - (sparse[ORDINARY_RANK]?.score ?? 0) / sparse[0]!.score),
  page: ({ sparse }) => sparse.slice(0, BEST).filter(({ chunk }) => chunk.file === sparse[0]!.chunk.file).length / BEST,
};

export const WORD_COVERAGE_NAMES: readonly string[] = Object.keys(WORD_COVERAGE);

/** The values of `WORD_COVERAGE_NAMES`. */
export function wordCoverageValues({ query, sparse, lexicon, rules }: WordSearch): number[] {
  const highestIdf = inverseFrequency({ chunks: lexicon.chunks, frequencies: new Map() }, 0);
  const best = sparse[0]?.chunk;
  const section = sparse.map(({ chunk }) => chunk).filter((chunk) => best && sectionKey(chunk) === sectionKey(best));
  const toTerms = tokenizer(rules);
  const found = new Set(section.flatMap((chunk) => toTerms(withTitles(chunk), chunk.language)));
  const words = questionTerms(query, lexicon, rules).map(({ term, weight }) => {
    const id = termId(term);
    const idf = (weight * inverseFrequency(lexicon, id)) / highestIdf;
    return { idf, known: lexicon.frequencies.has(id), present: found.has(term) };
  });
  return Object.values(WORD_COVERAGE).map((feature) => feature({ sparse, words }));
}

/** The confidence that the best hit by words answers the question, 0 to 1; 0 when there is none. */
export function wordConfidence(search: WordSearch, { wordCoverage }: Pick<RankerWeights, 'wordCoverage'>): number {
  if (search.sparse.length === 0) return 0;
  return 1 / (1 + Math.exp(-coverageSum(wordCoverageValues(search), wordCoverage)));
}

function withTitles({ chapterTitle, lessonTitle, headingPath, text }: Chunk): string {
  return [chapterTitle ?? '', lessonTitle ?? '', ...headingPath, text].join('\n');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
