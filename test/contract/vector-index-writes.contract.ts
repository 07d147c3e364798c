import { ReaderFilter } from '../../src/rag/reader-filter.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed } from '../support/index-builders.js';
import { about, EVERYTHING, type IndexSteps, near, READER } from './vector-index-steps.js';

/** Part of the contract of `VectorIndex`: writing and removing chunks. */
export function describeWrites(current: () => IndexSteps): void {
  describe('writing chunks', () => {
    let steps: IndexSteps;
    let index: VectorIndex;
    beforeEach(() => {
      steps = current();
      ({ index } = steps);
    });

    it('replaces a chunk with the same id', async () => {
      const build = await steps.published(indexed(1, [1, 0, 0], { 5: 1 }));

      await steps.updated(build, { chunks: [indexed(1, [0, 1, 0], { 6: 1 }, { text: 'New' })] });

      const [hits] = await steps.search([near([0, 1, 0])], EVERYTHING);
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), text: 'New' } }]);
      expect(await steps.found(about({ 5: 1 }))).toEqual([]);
      expect(await steps.found(about({ 6: 1 }))).toEqual([idOf(1)]);
    });

    it('keeps the stored vector of a chunk that is written without a vector', async () => {
      const build = await steps.published(indexed(1, [0, 0, 1], { 5: 1 }));
      const { dense: _, ...amended } = indexed(1, [], { 6: 1 }, { chapterNumber: 4 });

      await steps.updated(build, { chunks: [{ ...amended, hashes: { embedded: 'same', content: 'other' } }] });

      const [hits] = await steps.search([near([0, 0, 1])], ReaderFilter.for(READER, { chapterNumber: 4 }));
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(1), chapterNumber: 4 } }]);
      expect(await steps.found(about({ 6: 1 }))).toEqual([idOf(1)]);
      expect((await index.hashes(build)).get(idOf(1))).toEqual({ embedded: 'same', content: 'other' });
    });

    it('removes chunks and ignores unknown ids', async () => {
      const build = await steps.published(indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0]));

      await steps.updated(build, { removed: [1, 99] });

      expect(await steps.found(near([1, 0, 0]))).toEqual([idOf(2)]);
    });

    it('returns a chunk as it was stored', async () => {
      const members = {
        text: 'Quote " and \\ and 😀\n```\ncode\n```',
        headingPath: ['A', 'B `c`'],
        partNumber: 1,
        lessonSlug: 's',
      };
      await steps.published(indexed(1, [1, 0, 0], {}, members));

      const [hits] = await steps.search([near([1, 0, 0])], EVERYTHING);

      expect(hits![0]!.chunk).toEqual(indexed(1, [], {}, members).chunk);
    });
  });
}
