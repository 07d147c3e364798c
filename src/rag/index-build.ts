/** What makes two indexes comparable: vectors and chunks of one recipe can live together, others cannot. */
export interface IndexRecipe {
  /** The embedding model with its version. */
  readonly model: string;
  readonly dimensions: number;
  readonly chunkerVersion: string;
}

/** In how many chunks each term occurs. BM25 weighs the terms of a question by it. */
export interface Lexicon {
  readonly chunks: number;
  /** By term id. A term that is not listed is in no chunk. */
  readonly frequencies: ReadonlyMap<number, number>;
}

/** A whole index of one recipe. */
export interface IndexBuild extends IndexRecipe {
  readonly id: string;
  /** Grows with every publication, so that readers notice that a build was updated in place. */
  readonly revision: number;
  readonly pages: number;
  readonly chunks: number;
  readonly indexedAt: Date;
  /** Hash of the corpus that was indexed: the same hash means that there is nothing to do. */
  readonly corpusHash: string;
}

/** What one publication of a build holds. */
export type BuildReference = Pick<IndexBuild, 'id' | 'revision'>;

export function sameBuild(left: BuildReference, right: BuildReference): boolean {
  return left.id === right.id && left.revision === right.revision;
}

/** What is known about a build when it is published. */
export interface BuildSummary {
  readonly pages: number;
  readonly indexedAt: Date;
  readonly corpusHash: string;
  readonly lexicon: Lexicon;
}

export function sameRecipe(left: IndexRecipe, right: IndexRecipe): boolean {
  return (
    left.model === right.model && left.dimensions === right.dimensions && left.chunkerVersion === right.chunkerVersion
  );
}
