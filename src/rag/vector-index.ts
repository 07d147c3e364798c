import type { Chunk } from './chunk.js';
import type { BuildReference, BuildSummary, IndexBuild, IndexRecipe, Lexicon } from './index-build.js';
import type { ReaderFilter } from './reader-filter.js';
import type { SparseVector } from './sparse-vector.js';

/** Shows whether a stored chunk is up to date. */
export interface ChunkHashes {
  /** Of what was embedded: while it stays, the vector can stay. */
  readonly embedded: string;
  /** Of everything that is stored. */
  readonly content: string;
}

/** A chunk with what finds it. */
export interface IndexedChunk {
  readonly chunk: Chunk;
  readonly hashes: ChunkHashes;
  /** Undefined: the stored vector is kept, and must exist. */
  readonly dense?: readonly number[];
  readonly sparse: SparseVector;
}

/** One ranking: by similarity of meaning (`dense`) or by shared terms (`sparse`). */
export type IndexSearch =
  | { readonly kind: 'dense'; readonly vector: readonly number[]; readonly limit: number }
  | { readonly kind: 'sparse'; readonly vector: SparseVector; readonly limit: number };

export interface IndexHit {
  readonly chunk: Chunk;
  /** Inner product with the searched vector: higher is better. */
  readonly score: number;
}

/**
 * Where chunks and their vectors live. Stores and finds, and nothing else: fusion, boosts and limits are the
 * retriever's, so that every store ranks alike. An unreachable store: `UnavailableError`.
 *
 * Chunks belong to a build, of which one at most is serving. What is written to a build, the serving one too, is not seen
 * by readers until it is published, and then all of it at once. What was written and not published is kept.
 */
export abstract class VectorIndex {
  /** Names the store in `GET /rag/index`. */
  abstract readonly store: string;

  /** Creates what the store needs; safe to call again. A store that cannot hold the index: an error with the remedy. */
  abstract prepare(): Promise<void>;

  /**
   * Runs what writes. A store that several processes can reach and that has locks lets one of them write at a time; to
   * another process gets a `ConflictError`. The lock of a process that dies is released.
   */
  abstract exclusively<T>(work: () => Promise<T>): Promise<T>;

  /** The build that answers, or undefined while nothing was ever published. */
  abstract serving(): Promise<IndexBuild | undefined>;

  /** The lexicon of a published build; empty for any other. */
  abstract lexicon(build: string): Promise<Lexicon>;

  /**
   * A build to write `recipe`'s chunks into: one that an earlier run left unfinished, else a new, empty one. Unfinished
   * builds of other recipes are dropped.
   */
  abstract stage(recipe: IndexRecipe): Promise<string>;

  /** The hashes of every chunk that a build would hold if it were published now, by chunk id. */
  abstract hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>>;

  /** Adds chunks or replaces those of the same id; all of them or none. */
  abstract upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void>;

  /** Unknown ids are ignored. */
  abstract remove(build: string, ids: readonly string[]): Promise<void>;

  /** Makes a build serve all that was written to it, in one step for every reader, and drops all other builds. */
  abstract publish(build: string, summary: BuildSummary): Promise<void>;

  /**
   * One list of hits for every search, best first, in one request. Ties are broken by chunk id. A sparse search finds only
   * chunks that share a term with it. A build that was dropped finds nothing, and a revision that was replaced may lack
   * what was replaced: a caller that must not miss anything reads `serving` again afterwards.
   */
  abstract search(build: BuildReference, searches: readonly IndexSearch[], filter: ReaderFilter): Promise<IndexHit[][]>;
}
