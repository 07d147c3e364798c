import { REPLACED_BUILD_KEPT_MS } from '../../src/rag/limits.js';
import type { VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed, RECIPE, summaryOf } from '../support/index-builders.js';
import { EVERYTHING, type IndexSteps, near } from './vector-index-steps.js';

const NEW_RECIPE = { ...RECIPE, model: 'new-model', dimensions: 2 };
const FIRST = summaryOf().indexedAt;
const after = (milliseconds: number) => summaryOf({ indexedAt: new Date(FIRST.getTime() + milliseconds) });

/** Part of the contract of `VectorIndex`: servers of two embedding models use one store while the new model is introduced. */
export function describeRecipes(current: () => IndexSteps): void {
  describe('builds of two recipes', () => {
    let steps: IndexSteps;
    let index: VectorIndex;
    let old: string;
    beforeEach(async () => {
      steps = current();
      ({ index } = steps);
      old = await steps.published(indexed(1, [1, 0, 0]));
    });

    /** Publishes the build of the new recipe. @param milliseconds after the build of the old recipe. */
    async function introduced(milliseconds: number): Promise<string> {
      const next = await index.stage(NEW_RECIPE);
      await index.upsert(next, [indexed(2, [1, 0])]);
      await index.publish(next, after(milliseconds));
      return next;
    }
    const foundWith = async (recipe: typeof RECIPE, vector: number[]) => {
      const [hits] = (await index.search((await index.serving(recipe))!, [near(vector)], EVERYTHING))!;
      return hits!.map(({ chunk }) => chunk.id);
    };

    it('serves a build of another recipe where there is none of the wanted recipe', async () => {
      expect(await index.serving(NEW_RECIPE)).toMatchObject({ id: old, ...RECIPE });
    });

    it('still answers the servers of the old recipe after a build of a new recipe was published', async () => {
      const next = await introduced(0);

      expect(await index.serving()).toMatchObject({ id: next, ...NEW_RECIPE });
      expect(await index.serving(NEW_RECIPE)).toMatchObject({ id: next });
      expect(await index.serving(RECIPE)).toMatchObject({ id: old, ...RECIPE, chunks: 1 });
      expect(await foundWith(RECIPE, [1, 0, 0])).toEqual([idOf(1)]);
      expect(await foundWith(NEW_RECIPE, [1, 0])).toEqual([idOf(2)]);
    });

    it('keeps the old build while the new one is updated, and drops it with the first publication after a day', async () => {
      const next = await introduced(0);
      const kept = (await index.serving(RECIPE))!;
      await index.publish(next, after(REPLACED_BUILD_KEPT_MS - 1));
      const before = await index.serving(RECIPE);

      await index.publish(next, after(REPLACED_BUILD_KEPT_MS));

      expect(before).toEqual(kept);
      expect(await index.serving(RECIPE)).toMatchObject({ id: next });
      expect(await index.search(kept, [near([1, 0, 0])], EVERYTHING)).toBeUndefined();
    });

    it('updates the old build in place while the new one serves, and both stay searchable', async () => {
      const next = await introduced(0);
      await index.upsert(old, [indexed(3, [0, 1, 0])]);
      const hidden = await foundWith(RECIPE, [1, 0, 0]);

      await index.publish(old, after(1));

      expect(hidden).toEqual([idOf(1)]);
      expect(await foundWith(RECIPE, [1, 0, 0])).toEqual([idOf(1), idOf(3)]);
      expect(await index.serving()).toMatchObject({ id: old, chunks: 2 });
      expect(await index.serving(NEW_RECIPE)).toMatchObject({ id: next });
      expect(await foundWith(NEW_RECIPE, [1, 0])).toEqual([idOf(2)]);
    });

    it('drops an unfinished build of another recipe when it publishes', async () => {
      const unfinished = await index.stage(NEW_RECIPE);
      await index.upsert(unfinished, [indexed(2, [1, 0])]);

      await index.publish(old, after(1));

      expect(await index.stage(NEW_RECIPE)).not.toBe(unfinished);
    });
  });
}
