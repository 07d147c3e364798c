import { ReaderFilter } from '../../src/rag/reader-filter.js';
import { SPARSE_DIMENSIONS } from '../../src/rag/sparse-vector.js';
import type { IndexedChunk, IndexHit, IndexSearch, VectorIndex } from '../../src/rag/vector-index.js';
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

  async function updated(build: string, change: { chunks?: IndexedChunk[]; removed?: number[] }): Promise<void> {
    await index.upsert(build, change.chunks ?? []);
    await index.remove(build, (change.removed ?? []).map(idOf));
    await index.publish(build, summaryOf());
  }

  /** What readers find now. */
  async function search(searches: readonly IndexSearch[], filter = EVERYTHING): Promise<IndexHit[][]> {
    return index.search((await index.serving())!, searches, filter);
  }

  async function found(one: IndexSearch, filter = EVERYTHING): Promise<string[]> {
    const [hits = []] = await search([one], filter);
    return hits.map((hit) => hit.chunk.id);
  }

  const near = (vector: number[], limit = 10): IndexSearch => ({ kind: 'dense', vector, limit });
  const about = (terms: Record<number, number>, limit = 10): IndexSearch => ({
    kind: 'sparse',
    vector: termsOf(terms),
    limit,
  });

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
      expect(await index.serving()).toMatchObject({
        ...RECIPE,
        id: build,
        pages: 2,
        chunks: 2,
        corpusHash: 'abc',
        indexedAt,
      });
    });

    it('may be prepared again without losing anything', async () => {
      const build = await published(indexed(1, [1, 0, 0]));

      await index.prepare();

      expect(await index.serving()).toMatchObject({ id: build, chunks: 1 });
    });

    it('keeps the lexicon of what it serves, and raises the revision with every publication', async () => {
      const build = await published(indexed(1, [1, 0, 0]));
      const before = (await index.serving())!.revision;
      const lexicon = {
        chunks: 7,
        frequencies: new Map([
          [5, 2],
          [SPARSE_DIMENSIONS - 1, 7],
        ]),
      };

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
      const before = { serving: (await index.serving())!, found: await found(near([1, 0, 0])) };

      await index.publish(next, summaryOf());

      expect(before).toMatchObject({ serving: { id: old }, found: [idOf(1)] });
      expect(await index.serving()).toMatchObject({ id: next, model: 'other-model', dimensions: 2 });
      expect(await found(near([1, 0]))).toEqual([idOf(2)]);
      expect(await index.search(before.serving, [near([1, 0, 0])], EVERYTHING)).toEqual([[]]);
    });
  });

  describe('writing', () => {
    it('replaces a chunk of the same id', async () => {
      const build = await published(indexed(1, [1, 0, 0], { 5: 1 }));

      await updated(build, { chunks: [indexed(1, [0, 1, 0], { 6: 1 }, { text: 'New' })] });

      const [hits] = await search([near([0, 1, 0])], EVERYTHING);
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), text: 'New' } }]);
      expect(await found(about({ 5: 1 }))).toEqual([]);
      expect(await found(about({ 6: 1 }))).toEqual([idOf(1)]);
    });

    it('keeps the stored vector of a chunk that comes without one', async () => {
      const build = await published(indexed(1, [0, 0, 1], { 5: 1 }));
      const { dense: _, ...amended } = indexed(1, [], { 6: 1 }, { chapterNumber: 4 });

      await updated(build, { chunks: [{ ...amended, hashes: { embedded: 'same', content: 'other' } }] });

      const [hits] = await search([near([0, 0, 1])], ReaderFilter.for(READER, { chapterNumber: 4 }));
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), chapterNumber: 4 } }]);
      expect(await found(about({ 6: 1 }))).toEqual([idOf(1)]);
      expect((await index.hashes(build)).get(idOf(1))).toEqual({ embedded: 'same', content: 'other' });
    });

    it('removes chunks and passes over unknown ids', async () => {
      const build = await published(indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0]));

      await updated(build, { removed: [1, 99] });

      expect(await found(near([1, 0, 0]))).toEqual([idOf(2)]);
    });

    it('gives a chunk back as it was stored', async () => {
      const members = {
        text: 'Quote " and \\ and 😀\n```\ncode\n```',
        headingPath: ['A', 'B `c`'],
        partNumber: 1,
        lessonSlug: 's',
      };
      await published(indexed(1, [1, 0, 0], {}, members));

      const [hits] = await search([near([1, 0, 0])], EVERYTHING);

      expect(hits![0]!.chunk).toEqual(indexed(1, [], {}, members).chunk);
    });
  });

  describe('updating what is served', () => {
    const one = indexed(1, [1, 0, 0], { 5: 1 });
    const two = indexed(2, [0, 1, 0], { 6: 1 });
    const anew = indexed(1, [0, 1, 0], { 6: 2 }, { text: 'New' });
    const texts = async () => (await search([near([1, 0, 0])]))[0]!.map(({ chunk }) => chunk.text);

    it('shows nothing of it before it is published, and then all of it', async () => {
      const build = await published(one, two);
      await index.upsert(build, [anew, indexed(3, [0, 0, 1])]);
      await index.remove(build, [idOf(2)]);
      const before = { texts: await texts(), byWords: await found(about({ 6: 1 })), serving: await index.serving() };

      await index.publish(build, summaryOf());

      expect(before).toMatchObject({
        texts: ['Text 1', 'Text 2'],
        byWords: [idOf(2)],
        serving: { id: build, chunks: 2 },
      });
      expect((await texts()).toSorted()).toEqual(['New', 'Text 3']);
      expect(await found(about({ 6: 1 }))).toEqual([idOf(1)]);
      expect(await index.serving()).toMatchObject({ id: build, chunks: 2 });
    });

    it('tells the hashes of what would be published', async () => {
      const build = await published(one, two);
      await index.upsert(build, [{ ...anew, hashes: { embedded: 'e', content: 'c' } }, indexed(3, [0, 0, 1])]);
      await index.remove(build, [idOf(2)]);

      const hashes = await index.hashes(build);

      expect([...hashes.keys()].toSorted()).toEqual([1, 3].map(idOf));
      expect(hashes.get(idOf(1))).toEqual({ embedded: 'e', content: 'c' });
    });

    it('takes the last word on a chunk that is written several times', async () => {
      const build = await published(one, two);
      const { dense: _, ...moved } = indexed(2, [], { 7: 1 }, { text: 'Moved' });
      await index.remove(build, [idOf(1), idOf(2)]);
      await index.upsert(build, [two, indexed(4, [1, 0, 0])]);
      await index.upsert(build, [moved]);
      await index.remove(build, [idOf(4)]);

      await index.publish(build, summaryOf());

      const [hits] = await search([near([0, 1, 0])]);
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(2), text: 'Moved' } }]);
    });

    it('brings back what was removed', async () => {
      const build = await published(one, two);
      await updated(build, { removed: [1] });
      const between = await texts();
      await updated(build, { chunks: [one] });

      expect(between).toEqual(['Text 2']);
      expect(await texts()).toEqual(['Text 1', 'Text 2']);
    });

    it('keeps vector and place of a chunk through many updates', async () => {
      const build = await published(one, two);
      const { dense: _, ...amended } = one;
      for (const text of ['a', 'b', 'c'])
        await updated(build, { chunks: [{ ...amended, chunk: { ...one.chunk, text } }] });

      expect(await texts()).toEqual(['c', 'Text 2']);
      expect(await index.serving()).toMatchObject({ chunks: 2 });
    });
  });

  describe('searching', () => {
    it('orders by similarity, equals by id, and stops at the limit', async () => {
      await published(
        indexed(3, [0.6, 0.8, 0]),
        indexed(2, [0.6, 0.8, 0]),
        indexed(1, [0, 1, 0]),
        indexed(4, [1, 0, 0]),
      );

      expect(await found(near([1, 0, 0]))).toEqual([4, 2, 3, 1].map(idOf));
      expect(await found(near([1, 0, 0], 2))).toEqual([4, 2].map(idOf));
    });

    it('finds by shared terms only, by the sum of their weights', async () => {
      const last = SPARSE_DIMENSIONS - 1;
      await published(
        indexed(1, [1, 0, 0], { 0: 1, 7: 0.5 }),
        indexed(2, [1, 0, 0], { 7: 2, [last]: 1 }),
        indexed(3, [1, 0, 0], { 8: 9 }),
        indexed(4, [1, 0, 0]),
      );

      const [hits] = await search([about({ 0: 3, 7: 1, [last]: 0.25 })], EVERYTHING);

      expect(hits!.map((hit) => [hit.chunk.id, hit.score])).toEqual([
        [idOf(1), 3.5],
        [idOf(2), 2.25],
      ]);
      expect(await found(about({}))).toEqual([]);
    });

    it('answers every search of a batch on its own', async () => {
      await published(indexed(1, [1, 0, 0], { 5: 1 }), indexed(2, [0, 1, 0], { 6: 1 }));

      const lists = await search([near([1, 0, 0], 1), near([0, 1, 0], 1), about({ 6: 1 })], EVERYTHING);

      expect(lists.map((hits) => hits.map((hit) => hit.chunk.id))).toEqual([[idOf(1)], [idOf(2)], [idOf(2)]]);
    });

    it('searches within a chapter or a page before it cuts the list', async () => {
      await published(
        indexed(1, [1, 0, 0], { 5: 9 }, { chapterNumber: 1, lessonSlug: 'intro' }),
        indexed(2, [0.6, 0.8, 0], { 5: 5 }, { chapterNumber: 2, lessonSlug: 'intro' }),
        indexed(3, [0, 1, 0], { 5: 1 }, { chapterNumber: 2, lessonSlug: null }),
      );
      const chapter = ReaderFilter.for(READER, { chapterNumber: 2 });
      const page = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: 'intro' });
      const ownPage = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: null });

      expect(await found(near([1, 0, 0], 1), chapter)).toEqual([idOf(2)]);
      expect(await found(about({ 5: 1 }, 2), chapter)).toEqual([idOf(2), idOf(3)]);
      expect(await found(near([1, 0, 0]), page)).toEqual([idOf(2)]);
      expect(await found(near([1, 0, 0]), ownPage)).toEqual([idOf(3)]);
    });

    it('never finds what a reader may not see', async () => {
      await published(
        indexed(1, [1, 0, 0], { 5: 1 }, { acl: ['user:bob'] }),
        indexed(2, [1, 0, 0], { 5: 1 }, { acl: ['user:ada', 'user:bob'] }),
        indexed(3, [1, 0, 0], { 5: 1 }, { acl: ['tenant:acme'] }),
        indexed(4, [1, 0, 0], { 5: 1 }, { acl: ['tenant:other'] }),
        indexed(5, [1, 0, 0], { 5: 1 }, { acl: [] }),
      );

      expect(await found(near([1, 0, 0]))).toEqual([idOf(2), idOf(3)]);
      expect(await found(about({ 5: 1 }))).toEqual([idOf(2), idOf(3)]);
    });

    it('finds nothing in a place that does not exist', async () => {
      await published(indexed(1, [1, 0, 0], {}, { chapterNumber: 1, lessonSlug: 'a' }));

      expect(
        await found(near([1, 0, 0]), ReaderFilter.for(READER, { chapterNumber: 1, lessonSlug: "'; --\0" })),
      ).toEqual([]);
    });
  });
}
