import { randomUUID } from 'node:crypto';
import {
  type BuildReference,
  type BuildSummary,
  type IndexBuild,
  type IndexRecipe,
  isKept,
  type Lexicon,
  problemWith,
  sameRecipe,
} from '../index-build.js';
import { EMPTY_LEXICON } from '../lexical/lexicon.js';
import type { ReaderFilter } from '../reader-filter.js';
import { sparseDot } from '../sparse-vector.js';
import { type ChunkHashes, type IndexedChunk, type IndexHit, type IndexSearch, VectorIndex } from '../vector-index.js';
import { LEASE_TIMES, type StoredLease, WriterLease } from '../writer-lease.js';

type Chunks = ReadonlyMap<string, Required<IndexedChunk>>;

interface MemoryBuild {
  readonly recipe: IndexRecipe;
  published: Chunks;
  readonly next: Map<string, Required<IndexedChunk>>;
  summary?: BuildSummary & { readonly revision: number; readonly chunks: number };
  /** When a build of another recipe began to serve. */
  replacedAt?: Date;
}

/** What several indexes share, as processes share a database. */
export class MemoryIndexStore {
  readonly builds = new Map<string, MemoryBuild>();
  servingId?: string;
  revision = 0;
  /** `until` is in milliseconds of `performance.now()`. */
  writer?: { readonly owner: StoredLease; until: number };
}

/** Keeps the index in the memory of this process. For tests and temporary indexes, such as the one of an evaluation. */
export class MemoryIndex extends VectorIndex {
  override readonly store = 'memory';
  private readonly lease: WriterLease;

  constructor(
    private readonly memory = new MemoryIndexStore(),
    times = LEASE_TIMES,
  ) {
    super();
    this.lease = new WriterLease(leaseOn(memory, times.leaseMs), times);
  }

  override async prepare(): Promise<void> {}

  override exclusively<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    return this.lease.hold(work);
  }

  override async serving(recipe?: IndexRecipe): Promise<IndexBuild | undefined> {
    const published = [...this.memory.builds].filter(([, { summary }]) => summary);
    const [id, build] =
      published.find((entry) => recipe && sameRecipe(entry[1].recipe, recipe)) ??
      published.find((entry) => entry[0] === this.memory.servingId) ??
      [];
    if (!id || !build?.summary) return undefined;
    const { lexicon: _, ...summary } = build.summary;
    return { id, ...build.recipe, ...summary };
  }

  override async problemOf(build: IndexBuild): Promise<string | undefined> {
    return problemWith(build, this.memory.builds.get(build.id)?.published.size ?? 0);
  }

  override async lexicon(build: string): Promise<Lexicon> {
    return this.memory.builds.get(build)?.summary?.lexicon ?? EMPTY_LEXICON;
  }

  override stage(recipe: IndexRecipe): Promise<string> {
    return this.lease.within(async () => {
      const { builds } = this.memory;
      for (const [id, build] of builds) {
        if (build.summary) continue;
        if (sameRecipe(build.recipe, recipe)) return id;
        builds.delete(id);
      }
      const id = randomUUID();
      builds.set(id, { recipe, published: new Map(), next: new Map() });
      return id;
    });
  }

  override async hashes(build: string): Promise<ReadonlyMap<string, ChunkHashes>> {
    const chunks: Chunks = this.memory.builds.get(build)?.next ?? new Map();
    return new Map([...chunks].map(([id, { hashes }]) => [id, hashes]));
  }

  override upsert(build: string, chunks: readonly IndexedChunk[]): Promise<void> {
    return this.lease.within(async () => {
      const stored = this.memory.builds.get(build)!.next;
      for (const indexed of chunks) {
        const dense = indexed.dense ?? stored.get(indexed.chunk.id)!.dense;
        stored.set(indexed.chunk.id, { ...indexed, dense });
      }
    });
  }

  override remove(build: string, ids: readonly string[]): Promise<void> {
    return this.lease.within(async () => {
      for (const id of ids) this.memory.builds.get(build)?.next.delete(id);
    });
  }

  override publish(build: string, summary: BuildSummary): Promise<void> {
    return this.lease.within(async () => {
      const { memory } = this;
      const written = memory.builds.get(build)!;
      const before = memory.builds.get(memory.servingId ?? '');
      if (before && memory.servingId !== build) before.replacedAt = summary.indexedAt;
      const facts = { revision: (memory.revision += 1), chunks: written.next.size };
      Object.assign(written, { summary: { ...summary, ...facts }, replacedAt: undefined });
      written.published = new Map(written.next);
      memory.servingId = build;
      for (const [id, { recipe, replacedAt }] of memory.builds)
        if (id !== build && !isKept({ ...recipe, replacedAt }, written.recipe, summary)) memory.builds.delete(id);
    });
  }

  override async search(
    { id, revision }: BuildReference,
    searches: readonly IndexSearch[],
    filter: ReaderFilter,
    signal?: AbortSignal,
  ): Promise<IndexHit[][] | undefined> {
    signal?.throwIfAborted();
    const build = this.memory.builds.get(id);
    if (build?.summary?.revision !== revision) return undefined;
    const chunks = [...build.published.values()].filter(({ chunk }) => filter.allows(chunk));
    return searches.map((search) => best(chunks, search));
  }
}

function leaseOn(memory: MemoryIndexStore, leaseMs: number): StoredLease {
  const lease: StoredLease = {
    async acquire() {
      const now = performance.now();
      if (memory.writer && memory.writer.until > now) return false;
      memory.writer = { owner: lease, until: now + leaseMs };
      return true;
    },
    async renew() {
      if (memory.writer?.owner !== lease) return false;
      memory.writer.until = performance.now() + leaseMs;
      return true;
    },
    async release() {
      if (memory.writer?.owner === lease) memory.writer = undefined;
    },
  };
  return lease;
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
