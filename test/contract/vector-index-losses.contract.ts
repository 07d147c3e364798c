import { indexed, summaryOf } from '../support/index-builders.js';
import type { IndexSteps } from './vector-index-steps.js';

/** Part of the contract of `VectorIndex`: a database that has lost a part of the index. */
export function describeLosses(current: () => IndexSteps, lose: (build: string) => Promise<void>): void {
  describe('an index that lost chunks', () => {
    const serving = async () => (await current().index.serving())!;

    it('finds no problem in a published build, also while changes wait for the next publication', async () => {
      const { index } = current();
      const build = await current().published(indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0]));
      const fresh = await index.problemOf(await serving());
      await index.upsert(build, [indexed(2, [1, 0, 0]), indexed(3, [0, 0, 1])]);
      const changed = await index.problemOf(await serving());
      await index.publish(build, summaryOf());

      expect([fresh, changed, await index.problemOf(await serving())]).toEqual([undefined, undefined, undefined]);
    });

    it('says how many chunks are left', async () => {
      const build = await current().published(indexed(1, [1, 0, 0]), indexed(2, [0, 1, 0]));

      await lose(build);

      expect(await current().index.problemOf(await serving())).toBe('it has 0 of 2 chunks');
    });
  });
}
