import type { VectorIndex } from '../../src/rag/vector-index.js';
import { idOf, indexed, summaryOf } from '../support/index-builders.js';
import { about, EVERYTHING, type IndexSteps, near } from './vector-index-steps.js';

/** Part of the contract of `VectorIndex`: updates of the served build, which become visible together. */
export function describeUpdates(current: () => IndexSteps): void {
  describe('updating the served build', () => {
    let steps: IndexSteps;
    let index: VectorIndex;
    beforeEach(() => {
      steps = current();
      ({ index } = steps);
    });

    const one = indexed(1, [1, 0, 0], { 5: 1 });
    const two = indexed(2, [0, 1, 0], { 6: 1 });
    const changed = indexed(1, [0, 1, 0], { 6: 2 }, { text: 'New' });
    const texts = async () => (await steps.search([near([1, 0, 0])]))[0]!.map(({ chunk }) => chunk.text);

    it('finds each chunk once while a third version of it is written', async () => {
      const build = await steps.published(one);
      await steps.updated(build, { chunks: [changed] });

      await index.upsert(build, [indexed(1, [0, 1, 0], { 6: 3 }, { text: 'Newest' })]);

      expect(await texts()).toEqual(['New']);
    });

    it('a search in a publication that was replaced returns undefined, because some of its chunks are gone', async () => {
      const build = await steps.published(one, two);
      const replaced = (await index.serving())!;
      const before = await index.search(replaced, [near([1, 0, 0])], EVERYTHING);
      await steps.updated(build, { chunks: [changed], removed: [2] });

      expect(before![0]!.map(({ chunk }) => chunk.id)).toEqual([idOf(1), idOf(2)]);
      expect(await index.search(replaced, [near([1, 0, 0])], EVERYTHING)).toBeUndefined();
      expect(await steps.found(near([0, 1, 0]))).toEqual([idOf(1)]);
    });

    it('shows no change of an update before it is published, and then all changes', async () => {
      const build = await steps.published(one, two);
      await index.upsert(build, [changed, indexed(3, [0, 0, 1])]);
      await index.remove(build, [idOf(2)]);
      const before = {
        texts: await texts(),
        byWords: await steps.found(about({ 6: 1 })),
        serving: await index.serving(),
      };

      await index.publish(build, summaryOf());

      expect(before).toMatchObject({
        texts: ['Text 1', 'Text 2'],
        byWords: [idOf(2)],
        serving: { id: build, chunks: 2 },
      });
      expect((await texts()).toSorted()).toEqual(['New', 'Text 3']);
      expect(await steps.found(about({ 6: 1 }))).toEqual([idOf(1)]);
      expect(await index.serving()).toMatchObject({ id: build, chunks: 2 });
    });

    it('returns the hashes of the chunks that the next publication would have', async () => {
      const build = await steps.published(one, two);
      await index.upsert(build, [{ ...changed, hashes: { embedded: 'e', content: 'c' } }, indexed(3, [0, 0, 1])]);
      await index.remove(build, [idOf(2)]);

      const hashes = await index.hashes(build);

      expect([...hashes.keys()].toSorted()).toEqual([1, 3].map(idOf));
      expect(hashes.get(idOf(1))).toEqual({ embedded: 'e', content: 'c' });
    });

    it('publishes the last version of a chunk that was written several times', async () => {
      const build = await steps.published(one, two);
      const { dense: _, ...moved } = indexed(2, [], { 7: 1 }, { text: 'Moved' });
      await index.remove(build, [idOf(1), idOf(2)]);
      await index.upsert(build, [two, indexed(4, [1, 0, 0])]);
      await index.upsert(build, [moved]);
      await index.remove(build, [idOf(4)]);

      await index.publish(build, summaryOf());

      const [hits] = await steps.search([near([0, 1, 0])]);
      expect(hits).toMatchObject([{ score: 1, chunk: { id: idOf(2), text: 'Moved' } }]);
    });

    it('restores a removed chunk that is written again', async () => {
      const build = await steps.published(one, two);
      await steps.updated(build, { removed: [1] });
      const between = await texts();
      await steps.updated(build, { chunks: [one] });

      expect(between).toEqual(['Text 2']);
      expect(await texts()).toEqual(['Text 1', 'Text 2']);
    });

    it('keeps the vector and the place of a chunk through many updates', async () => {
      const build = await steps.published(one, two);
      const { dense: _, ...amended } = one;
      for (const text of ['a', 'b', 'c'])
        await steps.updated(build, { chunks: [{ ...amended, chunk: { ...one.chunk, text } }] });

      expect(await texts()).toEqual(['c', 'Text 2']);
      expect(await index.serving()).toMatchObject({ chunks: 2 });
    });
  });
}
