import { basename, resolve } from 'node:path';
import { bundledEncoder } from '../../rag/encoder/bundled-encoder.js';
import { HitSearch } from '../../rag/search/hit-search.js';
import { LinearRanker } from '../../rag/search/ranker/linear-ranker.js';
import type { ComparedSearch } from '../../rag/search/ranker/ranked-question.js';
import { wordCoverageValues } from '../../rag/search/word-coverage.js';
import type { SearchRequest } from '../../rag/search-request.js';
import type { IndexHit } from '../../rag/vector-index.js';
import { toSearch } from '../evaluate.js';
import { type EvaluationTools, openEvaluationSet } from '../evaluation-run.js';
import type { Question } from '../question.js';
import type { SectionTree } from '../section-tree.js';

/** A question of a set, and what the features say about the hits of its search. */
export interface ComparedQuestion extends ComparedSearch {
  readonly kind: Question['kind'];
  /** The open page and the scope. */
  readonly request: SearchRequest;
  /** For each expected section of the question, the hits that answer it. */
  readonly answers: readonly ReadonlySet<IndexHit>[];
  /** The values of `WORD_COVERAGE`. */
  readonly wordValues: readonly number[];
}

export interface ComparedSet {
  /** The name of its folder. */
  readonly name: string;
  readonly questions: readonly ComparedQuestion[];
}

/** Indexes the corpus of a set into `index`, which should be empty, and compares each question with the hits of its search. */
export async function compareSet(directory: string, tools: EvaluationTools): Promise<ComparedSet> {
  const { questions, embedder, serving, tree } = await openEvaluationSet({ directory }, tools);
  const search = new HitSearch(tools.index, embedder, serving, tools.ranking);
  const ranker = new LinearRanker((await bundledEncoder()).encoder);
  const compared: ComparedQuestion[] = [];
  for (const question of questions) {
    const request = toSearch(question);
    const { queries, lists, opened } = await search.find(request);
    const asked = { query: queries[0]!, lists: lists[0]! };
    const hits = await ranker.compare(asked.query, asked.lists, opened.lexicon);
    const answers = answersTo(question, hits.hits, tree);
    const words = { query: asked.query, sparse: asked.lists.sparse, lexicon: opened.lexicon };
    const wordValues = wordCoverageValues({ ...words, rules: tools.ranking.lexical.tokens });
    compared.push({ kind: question.kind, request, ...asked, ...hits, answers, wordValues });
  }
  return { name: basename(resolve(directory)), questions: compared };
}

function answersTo({ expected }: Question, hits: readonly IndexHit[], tree: SectionTree): ReadonlySet<IndexHit>[] {
  return expected.map((section) => new Set(hits.filter(({ chunk }) => tree.satisfies(chunk, section))));
}
