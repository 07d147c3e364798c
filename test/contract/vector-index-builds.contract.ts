import { SPARSE_DIMENSIONS } from '../../src/rag/sparse-vector.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed, RECIPE, summaryOf } from '../support/index-builders.js';
import { EVERYTHING, type IndexSteps, near } from './vector-index-steps.js';

/** Part of the contract of `VectorIndex`: staging, publishing and describing builds. */
export function describeBuilds(current: () => IndexSteps): void {
  describe('a build of the index', () => {
    let steps: IndexSteps;
    let index: VectorIndex;
    beforeEach(() => {
      steps = current();
      ({ index } = steps);
    });

    it('serves no build before the first publication', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0])]);

      expect(await index.serving()).toBeUndefined();
    });

    it('describes the build that it serves', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0])]);
      await index.publish(build, summaryOf({ pages: 2, corpusHash: 'abc', folder: '/srv/docs' }));

      const indexedAt = summaryOf().indexedAt;
      expect(await index.serving()).toMatchObject({
        ...RECIPE,
        id: build,
        pages: 2,
        chunks: 2,
        corpusHash: 'abc',
        folder: '/srv/docs',
        indexedAt,
      });
    });

    it('keeps the served build when it is prepared again', async () => {
      const build = await steps.published(indexed(1, [1, 0, 0]));

      await index.prepare();

      expect(await index.serving()).toMatchObject({ id: build, chunks: 1 });
    });

    it('keeps the lexicon of the served build and raises the revision with every publication', async () => {
      const build = await steps.published(indexed(1, [1, 0, 0]));
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

    it('continues an unfinished build of the same recipe', async () => {
      const build = await index.stage(RECIPE);
      await index.upsert(build, [indexed(1, [1, 0, 0])]);

      expect(await index.stage(RECIPE)).toBe(build);
      expect([...(await index.hashes(build)).keys()]).toEqual([idOf(1)]);
    });

    it('serves the old build until a new build of its recipe is published, and then only the new build', async () => {
      const old = await steps.published(indexed(1, [1, 0, 0]));
      const next = await index.stage(RECIPE);
      await index.upsert(next, [indexed(2, [1, 0, 0])]);
      const before = { serving: (await index.serving())!, found: await steps.found(near([1, 0, 0])) };

      await index.publish(next, summaryOf());

      expect(before).toMatchObject({ serving: { id: old }, found: [idOf(1)] });
      expect(await index.serving()).toMatchObject({ id: next });
      expect(await steps.found(near([1, 0, 0]))).toEqual([idOf(2)]);
      expect(await index.search(before.serving, [near([1, 0, 0])], EVERYTHING)).toBeUndefined();
    });
  });
}
