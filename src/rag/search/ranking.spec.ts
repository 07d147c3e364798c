import { chunkOf, idOf } from '../../../test/support/index-builders.js';
import { LOCAL_IDENTITY } from '../../auth/identity.js';
import type { IndexHit } from '../vector-index.js';
import { boostNearby } from './boost.js';
import { fuse, onePerSection } from './fuse.js';
import { placeOf } from './place-of.js';

const hit = (number: number, score = 1, members = {}): IndexHit => ({ chunk: chunkOf(number, members), score });
const ids = (hits: readonly IndexHit[]) => hits.map(({ chunk }) => chunk.id);

describe('fuse', () => {
  const half = { denseWeight: 0.5, usualRange: 0.2 };
  const scores = (hits: readonly IndexHit[]) => hits.map(({ score }) => score);

  it('fuse adds word scores relative to the best and similarities scaled to the range of their list', () => {
    const fused = fuse([{ dense: [hit(1, 0.9), hit(2, 0.8), hit(3, 0.5)], sparse: [hit(1, 20), hit(3, 5)] }], half);

    expect(ids(fused)).toEqual([1, 2, 3].map(idOf));
    expect(scores(fused)).toEqual([0.5 + 0.5, expect.closeTo(0.5 * 0.75, 12), expect.closeTo(0.5 * 0.25, 12)]);
  });

  it('fuse weighs similarities by the denseWeight of the embedder', () => {
    const lists = [{ dense: [hit(1, 0.9), hit(3, 0.1)], sparse: [hit(2, 7)] }];

    expect(ids(fuse(lists, { ...half, denseWeight: 0.2 }))[0]).toBe(idOf(2));
    expect(ids(fuse(lists, { ...half, denseWeight: 0.8 }))[0]).toBe(idOf(1));
  });

  it('fuse gives every phrasing the same weight, independent of the size of its scores', () => {
    const byWords = (...hits: IndexHit[]) => ({ dense: [], sparse: hits });

    const fused = fuse([byWords(hit(1, 1_000), hit(2, 800)), byWords(hit(2, 1), hit(3, 0.5))], {
      ...half,
      denseWeight: 0,
    });

    expect(ids(fused)).toEqual([2, 1, 3].map(idOf));
    expect(scores(fused)).toEqual([0.9, 0.5, 0.25]);
  });

  it('fuse does not scale up similarities that hardly differ', () => {
    const fused = fuse([{ dense: [hit(1, 0.52), hit(2, 0.5)], sparse: [] }], half);

    expect(scores(fused)).toEqual([0.5, 0.45]);
  });

  it('fuse treats scores as equal when they differ less than the rounding of a store', () => {
    const sparse = [hit(2, 1 + 1e-7), hit(1, 1)];

    expect(ids(fuse([{ dense: [], sparse }], half))).toEqual([idOf(1), idOf(2)]);
  });

  it('fuse orders hits with equal scores by id', () => {
    expect(ids(fuse([{ dense: [hit(2, 0.5), hit(1, 0.5)], sparse: [] }], half))).toEqual([idOf(1), idOf(2)]);
  });

  it('fuse gives a single hit the highest score', () => {
    expect(scores(fuse([{ dense: [hit(1, 0.3)], sparse: [hit(1, 2)] }], half))).toEqual([1]);
  });
});

describe('boostNearby', () => {
  const hits = [
    hit(1, 0.5, { chapterNumber: 3, lessonSlug: 'intro' }),
    hit(2, 0.5, { chapterNumber: 2, lessonSlug: 'intro' }),
    hit(3, 0.5, { chapterNumber: 2, lessonSlug: 'other' }),
    hit(4, 0.5, { chapterNumber: null, lessonSlug: 'intro' }),
  ];
  const scores = (page: Parameters<typeof boostNearby>[1]) => boostNearby(hits, page).map(({ score }) => score);

  it('boostNearby multiplies scores in the open chapter by exactly 1.2 and in its open lesson also by 1.1', () => {
    expect(scores({ scope: 'full', currentChapter: 2 })).toEqual([0.5, 0.5 * 1.2, 0.5 * 1.2, 0.5]);
    expect(scores({ scope: 'full', currentChapter: 2, currentLesson: 'intro' })).toEqual([
      0.5,
      0.5 * 1.2 * 1.1,
      0.5 * 1.2,
      0.5,
    ]);
  });

  it('boostNearby knows the open page by its address, with and without chapters', () => {
    const pages = [hit(1, 0.5, { urlPath: 'guide/a/' }), hit(2, 0.5, { urlPath: 'guide/b' })];
    const boosted = (chapterNumber: number | null) =>
      boostNearby(
        pages.map(({ chunk, score }) => ({ chunk: { ...chunk, chapterNumber }, score })),
        { scope: 'full', address: 'guide/a' },
      ).map(({ score }) => score);

    expect(boosted(null)).toEqual([0.5 * 1.2 * 1.1, 0.5]);
    expect(boosted(2)).toEqual([0.5 * 1.2 * 1.1, 0.5 * 1.2]);
  });

  it('boostNearby changes no score without an open chapter or in a search of one chapter', () => {
    expect(scores({ scope: 'full' })).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(scores({ scope: 'full', currentLesson: 'intro' })).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(scores({ scope: 'current_chapter', currentChapter: 2 })).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});

describe('onePerSection', () => {
  it('onePerSection keeps the best chunk of each section', () => {
    const long = { file: 'a.md', anchor: 'long' };

    expect(ids(onePerSection([hit(1, 3, long), hit(2), hit(3, 1, long)]))).toEqual([idOf(1), idOf(2)]);
  });
});

describe('placeOf', () => {
  const request = { queries: ['x'], limit: 5, identity: LOCAL_IDENTITY };

  it.each([
    ['full', {}],
    ['current_chapter', { chapterNumber: 2 }],
    ['current_page', { chapterNumber: 2, lessonSlug: 'intro' }],
  ] as const)('placeOf limits scope %s to %j', (scope, place) => {
    expect(placeOf({ ...request, scope, currentChapter: 2, currentLesson: 'intro' })).toEqual(place);
  });

  it('placeOf limits scope current_page to the page of the chapter itself when the lesson is null', () => {
    const place = placeOf({ ...request, scope: 'current_page', currentChapter: 2, currentLesson: null });

    expect(place).toEqual({ chapterNumber: 2, lessonSlug: null });
  });

  it.each([
    ['current_chapter', {}, 'page_context.current_chapter'],
    ['current_page', { currentLesson: 'intro' }, 'page_context.current_chapter'],
    ['current_page', { currentChapter: 2 }, 'page_context.current_lesson'],
  ] as const)('placeOf names the member that scope %s needs and %j lacks', (scope, page, path) => {
    expect(() => placeOf({ ...request, scope, ...page })).toThrow(
      expect.objectContaining({ code: 'invalid_request', issues: [expect.objectContaining({ path })] }),
    );
  });
});
