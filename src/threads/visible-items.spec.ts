import { ADA, aHiddenItem, anAnswer, aThread } from '../../test/support/thread-builders.js';
import type { SortOrder } from '../protocol/page.js';
import { MemoryThreadStore } from '../testing/memory.thread-store.js';
import { listVisibleItems } from './visible-items.js';

async function walk(kinds: string, limit: number, order: SortOrder): Promise<string[][]> {
  const store = new MemoryThreadStore();
  const items = [...kinds].map((kind, index) => ({
    item: kind === 'h' ? aHiddenItem({ id: `h${index}` }) : anAnswer({ id: `v${index}` }),
  }));
  await store.addThread(ADA, aThread(), items);
  const pages: string[][] = [];
  let after: string | null | undefined;
  do {
    const page = await listVisibleItems(store, ADA, 'thread_1', { limit, order, after });
    pages.push(page.data.map(({ id }) => id));
    after = page.has_more ? page.after : undefined;
  } while (after);
  return pages;
}

describe('listVisibleItems', () => {
  it.each([
    ['nothing hidden', 'vvv', [['v0', 'v1'], ['v2']]],
    ['hidden items between', 'vhhhhvhv', [['v0', 'v5'], ['v7']]],
    ['only hidden items after the page', 'vvhhh', [['v0', 'v1']]],
    ['hidden items first', 'hhhv', [['v3']]],
    ['only hidden items', 'hhh', [[]]],
    ['no items', '', [[]]],
  ])('listVisibleItems fills its pages: %s', async (_case, kinds, pages) => {
    expect(await walk(kinds, 2, 'asc')).toEqual(pages);
  });

  it('listVisibleItems pages from newest to oldest', async () => {
    expect(await walk('vhvhhv', 2, 'desc')).toEqual([['v5', 'v2'], ['v0']]);
  });

  it('listVisibleItems fills a page of 100 items', async () => {
    const pages = await walk('vh'.repeat(150), 100, 'asc');

    expect(pages.map((page) => page.length)).toEqual([100, 50]);
  });
});
