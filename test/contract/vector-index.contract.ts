import { ReaderFilter } from '../../src/rag/reader-filter.js';
import { SPARSE_DIMENSIONS } from '../../src/rag/sparse-vector.js';
import type { IndexedChunk, IndexSearch, VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed, RECIPE, summaryOf, termsOf } from '../support/index-builders.js';

const READER = { tenantId: 'acme', userId: 'ada' };
const EVERYTHING = ReaderFilter.for(READER);

/** What every `VectorIndex` promises. `create` gives one over an empty store; it is prepared here. */
export function vectorIndexContract(create: () => Promise<VectorIndex>): void {
  let index: VectorIndex;

  beforeEach(async () => {
    index = await create();
    await index.prepare();
  });

  async function published(...chunks: IndexedChunk[]): Promise<string> {
    const build = await index.stage(RECIPE);
    await index.upsert(build, chunks);
    await index.publish(build, summaryOf());
    return build;
  }

  async function found(build: string, search: IndexSearch, filter = EVERYTHING): Promise<string[]> {
    const [hits = []] = await index.search(build, [search], filter);
    return hits.map((hit) => hit.chunk.id);
  }

  const near = (vector: number[], limit = 10): IndexSearch => ({ kind: 'dense', vector, limit });
  const about = (terms: Record<number, number>, limit = 10): IndexSearch => ({ kind: 'sparse', vector: termsOf(terms), limit });

  describe('builds', () => {
    it('serves nothing before the first publication', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0])]);

      expect(await index.serving()).toBeUndefined();
    });

    it('tells what it serves', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0])]);
      await index.publish(build, summaryOf({ pages: 2, corpusHash: 'abc' }));

      const indexedAt = summaryOf().indexedAt;
      expect(await index.serving()).toMatchObject({ ...RECIPE, id: build, pages: 2, chunks: 2, corpusHash: 'abc', indexedAt });
    });

    it('may be prepared again without losing anything', async () => {
      const build = await published(indexed(1, [1, 0, 0]));

      await index.prepare();

      expect(await index.serving()).toMatchObject({ id: build, chunks: 1 });
    });

    it('keeps the lexicon of what it serves, and raises the revision with every publication', async () => {
      const build = await published(indexed(1, [1, 0, 0]));
      const before = (await index.serving())!.revision;
      const lexicon = { chunks: 7, frequencies: new Map([[5, 2], [SPARSE_DIMENSIONS - 1, 7]]) };

      await index.publish(build, summaryOf({ lexicon }));

      expect(await index.lexicon(build)).toEqual(lexicon);
      expect((await index.serving())!.revision).toBeGreaterThan(before);
    });

    it('goes on with an unfinished build of the same recipe', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0])]);

      expect(await index.stage(RECIPE)).toBe(build);
      expect([...(await index.hashes(build)).keys()]).toEqual([idOf(1)]);
    });

    it('serves the old build until the new one is published, and then only the new one', async () => {
      const old = await published(indexed(1, [1, 0, 0]));
      const next = await index.stage({ ...RECIPE, model: 'other-model', dimensions: 2 });
      await index.upsert(next, [indexed(2, [1, 0])]);
      const before = { serving: (await index.serving())!.id, found: await found(old, near([1, 0, 0])) };

      await index.publish(next, summaryOf());

      expect(before).toEqual({ serving: old, found: [idOf(1)] });
      expect(await index.serving()).toMatchObject({ id: next, model: 'other-model', dimensions: 2 });
      expect(await found(next, near([1, 0]))).toEqual([idOf(2)]);
      expect(await found(old, near([1, 0, 0]))).toEqual([]);
    });
  });

  describe('writing', () => {
    it('replaces a chunk of the same id', async () => {
      const build = await published(indexed(1, [1, 0, 0], { 5: 1 }));

      await index.upsert(build, [indexed(1, [0, 1, 0], { 6: 1 }, { text: 'New' })]);

      const [hits] = await index.search(build, [near([0, 1, 0])], EVERYTHING);
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), text: 'New' } }]);
      expect(await found(build, about({ 5: 1 }))).toEqual([]);
      expect(await found(build, about({ 6: 1 }))).toEqual([idOf(1)]);
    });

    it('keeps the stored vector of a chunk that comes without one', async () => {
      const build = await published(indexed(1, [0, 0, 1], { 5: 1 }));
      const { dense: _, ...amended } = indexed(1, [], { 6: 1 }, { chapterNumber: 4 });

      await index.upsert(build, [{ ...amended, hashes: { embedded: 'same', content: 'other' } }]);

      const [hits] = await index.search(build, [near([0, 0, 1])], ReaderFilter.for(READER, { chapterNumber: 4 }));
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), chapterNumber: 4 } }]);
      expect(await found(build, about({ 6: 1 }))).toEqual([idOf(1)]);
      expect((await index.hashes(build)).get(idOf(1))).toEqual({ embedded: 'same', content: 'other' });
    });

    it('removes chunks and passes over unknown ids', async () => {
      const build = await published(indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0]));

      await index.remove(build, [idOf(1), idOf(99)]);

      expect(await found(build, near([1, 0, 0]))).toEqual([idOf(2)]);
    });

    it('gives a chunk back as it was stored', async () => {
      const members = { text: 'Quote " and \\ and 😀\n```\ncode\n```', headingPath: ['A', 'B `c`'], partNumber: 1, lessonSlug: 's' };
      const build = await published(indexed(1, [1, 0, 0], {}, members));

      const [hits] = await index.search(build, [near([1, 0, 0])], EVERYTHING);

      expect(hits![0]!.chunk).toEqual(indexed(1, [], {}, members).chunk);
    });
  });

  describe('searching', () => {
    it('orders by similarity, equals by id, and stops at the limit', async () => {
      const build = await published(indexed(3, [0.6, 0.8, 0]), indexed(2, [0.6, 0.8, 0]), indexed(1, [0, 1, 0]), indexed(4, [1, 0, 0]));

      expect(await found(build, near([1, 0, 0]))).toEqual([4, 2, 3, 1].map(idOf));
      expect(await found(build, near([1, 0, 0], 2))).toEqual([4, 2].map(idOf));
    });

    it('finds by shared terms only, by the sum of their weights', async () => {
      const last = SPARSE_DIMENSIONS - 1;
      const build = await published(
        indexed(1, [1, 0, 0], { 0: 1, 7: 0.5 }),
        indexed(2, [1, 0, 0], { 7: 2, [last]: 1 }),
        indexed(3, [1, 0, 0], { 8: 9 }),
        indexed(4, [1, 0, 0]),
      );

      const [hits] = await index.search(build, [about({ 0: 3, 7: 1, [last]: 0.25 })], EVERYTHING);

      expect(hits!.map((hit) => [hit.chunk.id, hit.score])).toEqual([
        [idOf(1), 3.5],
        [idOf(2), 2.25],
      ]);
      expect(await found(build, about({}))).toEqual([]);
    });

    it('answers every search of a batch on its own', async () => {
      const build = await published(indexed(1, [1, 0, 0], { 5: 1 }), indexed(2, [0, 1, 0], { 6: 1 }));

      const lists = await index.search(build, [near([1, 0, 0], 1), near([0, 1, 0], 1), about({ 6: 1 })], EVERYTHING);

      expect(lists.map((hits) => hits.map((hit) => hit.chunk.id))).toEqual([[idOf(1)], [idOf(2)], [idOf(2)]]);
    });

    it('searches within a chapter or a page before it cuts the list', async () => {
      const build = await published(
        indexed(1, [1, 0, 0], { 5: 9 }, { chapterNumber: 1, lessonSlug: 'intro' }),
        indexed(2, [0.6, 0.8, 0], { 5: 5 }, { chapterNumber: 2, lessonSlug: 'intro' }),
        indexed(3, [0, 1, 0], { 5: 1 }, { chapterNumber: 2, lessonSlug: null }),
      );
      const chapter = ReaderFilter.for(READER, { chapterNumber: 2 });
      const page = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: 'intro' });
      const ownPage = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: null });

      expect(await found(build, near([1, 0, 0], 1), chapter)).toEqual([idOf(2)]);
      expect(await found(build, about({ 5: 1 }, 2), chapter)).toEqual([idOf(2), idOf(3)]);
      expect(await found(build, near([1, 0, 0]), page)).toEqual([idOf(2)]);
      expect(await found(build, near([1, 0, 0]), ownPage)).toEqual([idOf(3)]);
    });

    it('never finds what a reader may not see', async () => {
      const build = await published(
        indexed(1, [1, 0, 0], { 5: 1 }, { acl: ['user:bob'] }),
        indexed(2, [1, 0, 0], { 5: 1 }, { acl: ['user:ada', 'user:bob'] }),
        indexed(3, [1, 0, 0], { 5: 1 }, { acl: ['tenant:acme'] }),
        indexed(4, [1, 0, 0], { 5: 1 }, { acl: ['tenant:other'] }),
        indexed(5, [1, 0, 0], { 5: 1 }, { acl: [] }),
      );

      expect(await found(build, near([1, 0, 0]))).toEqual([idOf(2), idOf(3)]);
      expect(await found(build, about({ 5: 1 }))).toEqual([idOf(2), idOf(3)]);
    });

    it('finds nothing in a place that does not exist', async () => {
      const build = await published(indexed(1, [1, 0, 0], {}, { chapterNumber: 1, lessonSlug: 'a' }));

      expect(await found(build, near([1, 0, 0]), ReaderFilter.for(READER, { chapterNumber: 1, lessonSlug: "'; --\0" }))).toEqual([]);
    });
  });
}
