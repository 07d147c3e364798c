import { REPLACED_BUILD_KEPT_MS } from './limits.js';

/** How an index was built. Only chunks and vectors of the same recipe can be compared, so an index has exactly one. */
export interface IndexRecipe {
  /** The embedding model with its version. */
  readonly model: string;
  readonly dimensions: number;
  readonly chunkerVersion: string;
}

/** In how many chunks each term occurs. BM25 computes the weights of a question's terms from these numbers. */
export interface Lexicon {
  readonly chunks: number;
  /** The number of chunks by term id. A term that is not listed occurs in no chunk. */
  readonly frequencies: ReadonlyMap<number, number>;
  /** In how many chunks each language occurs. A question is searched in one of them. */
  readonly languages?: ReadonlyMap<string, number>;
  /** In how many chunks each locale occurs. Undefined in builds of earlier versions. */
  readonly locales?: ReadonlyMap<string, number>;
}

/** A complete index of one recipe. */
export interface IndexBuild extends IndexRecipe {
  readonly id: string;
  /** Increases with every publication, so that other processes notice that a build was updated in place. */
  readonly revision: number;
  readonly pages: number;
  readonly chunks: number;
  readonly indexedAt: Date;
  /** Hash of the indexed corpus. If the hash of the current corpus is the same, there is nothing to index. */
  readonly corpusHash: string;
  /** The folder that was indexed. Unset for builds of an older version. */
  readonly folder?: string;
}

/** What a search needs to know about a publication of a build: which one it is, and its size. */
export type BuildReference = Pick<IndexBuild, 'id' | 'revision' | 'chunks' | 'dimensions'>;

export function sameBuild(left: BuildReference, right: BuildReference): boolean {
  return left.id === right.id && left.revision === right.revision;
}

/** The facts about a build that are stored when it is published. */
export interface BuildSummary {
  readonly pages: number;
  readonly indexedAt: Date;
  readonly corpusHash: string;
  /** The real path of the folder that was indexed. */
  readonly folder?: string;
  readonly lexicon: Lexicon;
}

export function sameRecipe(left: IndexRecipe, right: IndexRecipe): boolean {
  return (
    left.model === right.model && left.dimensions === right.dimensions && left.chunkerVersion === right.chunkerVersion
  );
}

/** A build that served until a build of another recipe was published; `replacedAt` says when. */
export interface ReplacedBuild extends IndexRecipe {
  readonly replacedAt?: Date | null;
}

/**
 * Whether a publication of `recipe` keeps another build of the store: one that servers with another embedding model may
 * still search. An unfinished build is not kept: its writer has died, because the one that publishes has the lease.
 */
export function isKept(
  build: ReplacedBuild,
  recipe: IndexRecipe,
  { indexedAt }: Pick<BuildSummary, 'indexedAt'>,
): boolean {
  if (!build.replacedAt || sameRecipe(build, recipe)) return false;
  return indexedAt.getTime() - build.replacedAt.getTime() < REPLACED_BUILD_KEPT_MS;
}

/** The problem of a build that has lost chunks; see `VectorIndex.problemOf`. */
export function problemWith(build: IndexBuild, stored: number): string | undefined {
  return stored === build.chunks ? undefined : `it has ${stored} of ${build.chunks} chunks`;
}
