import type { Chunk } from './chunk.js';
import type { BuildReference, BuildSummary, IndexBuild, IndexRecipe, Lexicon } from './index-build.js';
import type { ReaderFilter } from './reader-filter.js';
import type { SparseVector } from './sparse-vector.js';

/** Shows whether a stored chunk is up to date. */
export interface ChunkHashes {
  /** Hash of the embedded text. While it is the same, the stored vector is valid. */
  readonly embedded: string;
  /** Hash of everything that is stored except the dense vector. */
  readonly content: string;
}

/** A chunk with its vectors. */
export interface IndexedChunk {
  readonly chunk: Chunk;
  readonly hashes: ChunkHashes;
  /** Undefined: the stored vector is kept; there must be one. */
  readonly dense?: readonly number[];
  readonly sparse: SparseVector;
}

/** One ranking: by similarity of meaning (`dense`) or by shared terms (`sparse`). */
export type IndexSearch =
  | { readonly kind: 'dense'; readonly vector: readonly number[]; readonly limit: number }
  | { readonly kind: 'sparse'; readonly vector: SparseVector; readonly limit: number };

/** A chunk that a search found. */
export interface IndexHit {
  readonly chunk: Chunk;
  /** Inner product with the searched vector: higher is better. */
  readonly score: number;
}

/**
 * Stores chunks with their vectors and finds them. Fusion, boosts and limits belong to the retriever, so that all stores
 * rank alike. Every method throws an `UnavailableError` when the store cannot be reached.
 *
 * Every chunk belongs to a build. Searches do not see what is written to a build, even to a published one, until it is
 * published; then they see all of it at once. What is written and not yet published is kept. The build that was published
 * last serves. A published build of another recipe is kept for a while, so that servers that use its embedding model still
 * answer while a new model is introduced.
 *
 * Only one writer works at a time: the methods that write throw an AppError `index_building` while another process writes.
 */
export abstract class VectorIndex {
  /** The name of the store in `GET /rag/index`. */
  abstract readonly store: string;

  /** Creates tables or collections; can be called again. @throws AppError with a remedy when the store cannot be used. */
  abstract prepare(): Promise<void>;

  /**
   * Runs `work` as the only writer of all processes that share the store. The writer has a lease, which is renewed while
   * it works. The lease of a process that died ends after `WRITER_LEASE_MS`. `lost` is aborted when another writer took
   * the lease, for example because this process was suspended; then nothing more can be written.
   * @throws AppError `index_building` when another process is writing.
   */
  abstract exclusively<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T>;

  /** The published build of `recipe`, else the build that was published last; undefined before the first publication. */
  abstract serving(recipe?: IndexRecipe, signal?: AbortSignal): Promise<IndexBuild | undefined>;

  /**
   * Compares what is stored of a published build with the facts that were stored when it was published.
   * @returns what is wrong, as a part of a sentence: "it has 5 of 6 chunks". Undefined when nothing is wrong.
   */
  abstract problemOf(build: IndexBuild, signal?: AbortSignal): Promise<string | undefined>;

  /** The lexicon of a published build; an empty one for every other id. */
  abstract lexicon(build: string): Promise<Lexicon>;

  /**
   * Returns the id of a build for chunks of `recipe`: an unfinished one of an earlier run, else a new, empty one. Unfinished
   * builds of other recipes are deleted.
   */
  abstract stage(recipe: IndexRecipe): Promise<string>;

  /** The hashes of all chunks that the build would contain if it were published now, by chunk id. */
  abstract hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>>;

  /** Adds chunks or replaces those with the same id. Either all are written or none. */
  abstract upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void>;

  /** Removes chunks by id; unknown ids are ignored. */
  abstract remove(build: string, ids: readonly string[]): Promise<void>;

  /**
   * Makes a build serving with all that was written to it, in one step for all searches. Deletes unfinished builds and
   * other builds of the same recipe at once, and builds of other recipes when they were replaced long enough ago (`isKept`).
   */
  abstract publish(build: string, summary: BuildSummary): Promise<void>;

  /**
   * Returns one list of hits for every search, best first; equal scores are ordered by chunk id. A sparse search finds only
   * chunks that share a term with it. Undefined: this publication was replaced or deleted, so hits would be outdated or
   * incomplete; ask for `serving()` again. When the signal aborts, the search ends with its reason, at the latest after the
   * statement that is being executed.
   */
  abstract search(
    build: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][] | undefined>;
}
