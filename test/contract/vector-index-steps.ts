import { ReaderFilter } from '../../src/rag/reader-filter.js';
import type { IndexedChunk, IndexHit, IndexSearch, VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, RECIPE, summaryOf, termsOf } from '../support/index-builders.js';

export const READER = { tenantId: 'acme', userId: 'ada' };
export const EVERYTHING = ReaderFilter.for(READER);

export const near = (vector: number[], limit = 10): IndexSearch => ({ kind: 'dense', vector, limit });
export const about = (terms: Record<number, number>, limit = 10): IndexSearch => ({
  kind: 'sparse',
  vector: termsOf(terms),
  limit,
});

/** The usual steps of a test on an index. */
export class IndexSteps {
  constructor(readonly index: VectorIndex) {}

  /** Publishes a new build with these chunks. @returns its id. */
  async published(...chunks: IndexedChunk[]): Promise<string> {
    const build = await this.index.stage(RECIPE);
    await this.index.upsert(build, chunks);
    await this.index.publish(build, summaryOf());
    return build;
  }

  /** Publishes changes of a build. `removed` has the numbers of chunks. */
  async updated(build: string, change: { chunks?: IndexedChunk[]; removed?: number[] }): Promise<void> {
    await this.index.upsert(build, change.chunks ?? []);
    await this.index.remove(build, (change.removed ?? []).map(idOf));
    await this.index.publish(build, summaryOf());
  }

  /** Searches the served build, which nobody publishes meanwhile. */
  async search(searches: readonly IndexSearch[], filter = EVERYTHING): Promise<IndexHit[][]> {
    return (await this.index.search((await this.index.serving())!, searches, filter))!;
  }

  /** The ids of the chunks that one search finds. */
  async found(one: IndexSearch, filter = EVERYTHING): Promise<string[]> {
    const [hits = []] = await this.search([one], filter);
    return hits.map((hit) => hit.chunk.id);
  }
}
