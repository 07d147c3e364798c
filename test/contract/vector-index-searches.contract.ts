import { ReaderFilter } from '../../src/rag/reader-filter.js';
import { SPARSE_DIMENSIONS } from '../../src/rag/sparse-vector.js';
import { idOf, indexed } from '../support/index-builders.js';
import { about, EVERYTHING, type IndexSteps, near, READER } from './vector-index-steps.js';

/** Part of the contract of `VectorIndex`: dense and sparse search within what the reader may see. */
export function describeSearches(current: () => IndexSteps): void {
  describe('searching the index', () => {
    let steps: IndexSteps;
    beforeEach(() => {
      steps = current();
    });

    it('orders dense hits by similarity, then by id, up to the limit', async () => {
      await steps.published(
        indexed(3, [0.6, 0.8, 0]),
        indexed(2, [0.6, 0.8, 0]),
        indexed(1, [0, 1, 0]),
        indexed(4, [1, 0, 0]),
      );

      expect(await steps.found(near([1, 0, 0]))).toEqual([4, 2, 3, 1].map(idOf));
      expect(await steps.found(near([1, 0, 0], 2))).toEqual([4, 2].map(idOf));
    });

    it('finds sparse hits only by shared terms and scores them by the sum of the weights', async () => {
      const last = SPARSE_DIMENSIONS - 1;
      await steps.published(
        indexed(1, [1, 0, 0], { 0: 1, 7: 0.5 }),
        indexed(2, [1, 0, 0], { 7: 2, [last]: 1 }),
        indexed(3, [1, 0, 0], { 8: 9 }),
        indexed(4, [1, 0, 0]),
      );

      const [hits] = await steps.search([about({ 0: 3, 7: 1, [last]: 0.25 })], EVERYTHING);

      expect(hits!.map((hit) => [hit.chunk.id, hit.score])).toEqual([
        [idOf(1), 3.5],
        [idOf(2), 2.25],
      ]);
      expect(await steps.found(about({}))).toEqual([]);
    });

    it('gives a chunk whose vector is all zeros the score 0, and finds it by its words', async () => {
      await steps.published(
        indexed(1, [0, 0, 0], { 5: 2 }),
        indexed(2, [1, 0, 0], { 5: 1 }),
        indexed(3, [-1, 0, 0], { 6: 1 }),
      );

      const [near1, words, nothing] = await steps.search(
        [near([1, 0, 0]), about({ 5: 1 }), near([0, 0, 0], 2)],
        EVERYTHING,
      );

      expect(near1!.map(({ chunk, score }) => [chunk.id, score + 0])).toEqual([
        [idOf(2), 1],
        [idOf(1), 0],
        [idOf(3), -1],
      ]);
      expect(words!.map(({ chunk }) => chunk.id)).toEqual([idOf(1), idOf(2)]);
      expect(nothing!.map(({ chunk, score }) => [chunk.id, score + 0])).toEqual([
        [idOf(1), 0],
        [idOf(2), 0],
      ]);
      expect(await steps.found(near([1, 0, 0], 0))).toEqual([]);
    });

    it('returns one list of hits for each search of a batch', async () => {
      await steps.published(indexed(1, [1, 0, 0], { 5: 1 }), indexed(2, [0, 1, 0], { 6: 1 }));

      const lists = await steps.search([near([1, 0, 0], 1), near([0, 1, 0], 1), about({ 6: 1 })], EVERYTHING);

      expect(lists.map((hits) => hits.map((hit) => hit.chunk.id))).toEqual([[idOf(1)], [idOf(2)], [idOf(2)]]);
    });

    it('filters by chapter or page before it applies the limit', async () => {
      await steps.published(
        indexed(1, [1, 0, 0], { 5: 9 }, { chapterNumber: 1, lessonSlug: 'intro' }),
        indexed(2, [0.6, 0.8, 0], { 5: 5 }, { chapterNumber: 2, lessonSlug: 'intro' }),
        indexed(3, [0, 1, 0], { 5: 1 }, { chapterNumber: 2, lessonSlug: null }),
      );
      const chapter = ReaderFilter.for(READER, { chapterNumber: 2 });
      const page = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: 'intro' });
      const ownPage = ReaderFilter.for(READER, { chapterNumber: 2, lessonSlug: null });

      expect(await steps.found(near([1, 0, 0], 1), chapter)).toEqual([idOf(2)]);
      expect(await steps.found(about({ 5: 1 }, 2), chapter)).toEqual([idOf(2), idOf(3)]);
      expect(await steps.found(near([1, 0, 0]), page)).toEqual([idOf(2)]);
      expect(await steps.found(near([1, 0, 0]), ownPage)).toEqual([idOf(3)]);
    });

    it('filters by locale and version before it applies the limit', async () => {
      await steps.published(
        indexed(1, [1, 0, 0], { 5: 9 }, { locale: null, version: '2.x' }),
        indexed(2, [0.6, 0.8, 0], { 5: 5 }, { locale: 'de', version: '2.x' }),
        indexed(3, [0, 1, 0], { 5: 1 }, { locale: 'de', version: '1.x' }),
      );

      expect(await steps.found(near([1, 0, 0], 1), ReaderFilter.for(READER, { locale: 'de' }))).toEqual([idOf(2)]);
      expect(await steps.found(about({ 5: 1 }, 2), ReaderFilter.for(READER, { version: '1.x' }))).toEqual([idOf(3)]);
      expect(await steps.found(near([1, 0, 0]), ReaderFilter.for(READER, { locale: 'fr' }))).toEqual([]);
    });

    it('never returns a chunk that the reader has no access to', async () => {
      await steps.published(
        indexed(1, [1, 0, 0], { 5: 1 }, { acl: ['user:bob'] }),
        indexed(2, [1, 0, 0], { 5: 1 }, { acl: ['user:ada', 'user:bob'] }),
        indexed(3, [1, 0, 0], { 5: 1 }, { acl: ['tenant:acme'] }),
        indexed(4, [1, 0, 0], { 5: 1 }, { acl: ['tenant:other'] }),
        indexed(5, [1, 0, 0], { 5: 1 }, { acl: [] }),
      );

      expect(await steps.found(near([1, 0, 0]))).toEqual([idOf(2), idOf(3)]);
      expect(await steps.found(about({ 5: 1 }))).toEqual([idOf(2), idOf(3)]);
    });

    it('ends a search whose signal is aborted, with the reason of the signal', async () => {
      await steps.published(indexed(1, [1, 0, 0]));
      const build = (await steps.index.serving())!;
      const reason = new Error('The reader left');

      const searching = steps.index.search(build, [near([1, 0, 0])], EVERYTHING, AbortSignal.abort(reason));

      await expect(searching).rejects.toBe(reason);
    });

    it('returns no hits for a chapter or page that does not exist', async () => {
      await steps.published(indexed(1, [1, 0, 0], {}, { chapterNumber: 1, lessonSlug: 'a' }));

      expect(
        await steps.found(near([1, 0, 0]), ReaderFilter.for(READER, { chapterNumber: 1, lessonSlug: "'; --\0" })),
      ).toEqual([]);
    });
  });
}
