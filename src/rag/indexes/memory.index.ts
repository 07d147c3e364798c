import { randomUUID } from 'node:crypto';
import {
  type BuildReference,
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  type Lexicon,
  sameRecipe,
} from '../index-build.js';
import { EMPTY_LEXICON } from '../lexical/lexicon.js';
import type { ReaderFilter } from '../reader-filter.js';
import { sparseDot } from '../sparse-vector.js';
import { type ChunkHashes, type IndexedChunk, type IndexHit, type IndexSearch, VectorIndex } from '../vector-index.js';

type Chunks = ReadonlyMap<string, Required<IndexedChunk>>;

interface MemoryBuild {
  readonly recipe: IndexRecipe;
  published: Chunks;
  readonly next: Map<string, Required<IndexedChunk>>;
  summary?: BuildSummary & { readonly revision: number };
}

/** Keeps the index in the memory of this process. For tests and temporary indexes, such as the one of an evaluation. */
export class MemoryIndex extends VectorIndex {
  override readonly store = 'memory';
  private readonly builds = new Map<string, MemoryBuild>();
  private servingId?: string;
  private revision = 0;

  override async prepare(): Promise<void> {}

  override exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  override async serving(): Promise<IndexBuild | undefined> {
    const build = this.servingId === undefined ? undefined : this.builds.get(this.servingId);
    if (!build?.summary) return undefined;
    const { lexicon: _, ...summary } = build.summary;
    return { id: this.servingId!, ...build.recipe, ...summary, chunks: build.published.size };
  }

  override async lexicon(build: string): Promise<Lexicon> {
    return this.builds.get(build)?.summary?.lexicon ?? EMPTY_LEXICON;
  }

  override async stage(recipe: IndexRecipe): Promise<string> {
    for (const [id, build] of this.builds) {
      if (id === this.servingId) continue;
      if (sameRecipe(build.recipe, recipe)) return id;
      this.builds.delete(id);
    }
    const id = randomUUID();
    this.builds.set(id, { recipe, published: new Map(), next: new Map() });
    return id;
  }

  override async hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    const chunks: Chunks = this.builds.get(build)?.next ?? new Map();
    return new Map([...chunks].map(([id, { hashes }]) => [id, hashes]));
  }

  override async upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    const stored = this.builds.get(build)!.next;
    for (const indexed of chunks) {
      const dense = indexed.dense ?? stored.get(indexed.chunk.id)!.dense;
      stored.set(indexed.chunk.id, { ...indexed, dense });
    }
  }

  override async remove(build: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.builds.get(build)?.next.delete(id);
  }

  override async publish(build: string, summary: BuildSummary): Promise<void> {
    const written = this.builds.get(build)!;
    written.summary = { ...summary, revision: (this.revision += 1) };
    written.published = new Map(written.next);
    this.servingId = build;
    for (const id of this.builds.keys()) if (id !== build) this.builds.delete(id);
  }

  override async search(
    { id }: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][]> {
    signal?.throwIfAborted();
    const chunks = [...(this.builds.get(id)?.published.values() ?? [])].filter(({ chunk }) => filter.allows(chunk));
    return searches.map((search) => best(chunks, search));
  }
}

function best(chunks: readonly Required<IndexedChunk>[], search: IndexSearch): IndexHit[] {
  const hits = chunks.map((indexed) => ({ chunk: indexed.chunk, score: scoreOf(indexed, search) }));
  const found = search.kind === 'sparse' ? hits.filter((hit) => hit.score > 0) : hits;
  found.sort((left, right) => right.score - left.score || (left.chunk.id < right.chunk.id ? -1 : 1));
  return found.slice(0, search.limit);
}

function scoreOf({ dense, sparse }: Required<IndexedChunk>, search: IndexSearch): number {
  if (search.kind === 'sparse') return sparseDot(search.vector, sparse);
  return search.vector.reduce((sum, value, index) => sum + value * dense[index]!, 0);
}
