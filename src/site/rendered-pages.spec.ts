import { RenderedPages } from './rendered-pages.js';

const page = (bytes: number) => ({ document: new Uint8Array(bytes) });

describe('RenderedPages', () => {
  it('RenderedPages keeps at most its number of bytes, whatever is rendered', () => {
    const pages = new RenderedPages(1_000);
    for (let number = 0; number < 500; number += 1) pages.set(`page-${number}`, page((number * 37) % 300));

    expect(pages.size).toBeLessThanOrEqual(1_000);
    expect(pages.get('page-499')).toBeDefined();
    expect(pages.get('page-0')).toBeUndefined();
  });

  it('RenderedPages drops the page that was not used for the longest time', () => {
    const pages = new RenderedPages(200);
    pages.set('a', page(100));
    pages.set('b', page(100));
    pages.get('a');
    pages.set('c', page(100));

    expect(['a', 'b', 'c'].map((address) => pages.get(address) !== undefined)).toEqual([true, false, true]);
  });

  it('RenderedPages counts a page that is set again once, and keeps no page that is too large', () => {
    const pages = new RenderedPages(200);
    for (let round = 0; round < 3; round += 1) pages.set('a', page(150));
    expect(pages.size).toBe(150);

    pages.set('b', page(201));
    expect(pages.size).toBe(0);
    expect(pages.get('b')).toBeUndefined();
  });
});
