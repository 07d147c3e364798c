import { LOCAL_IDENTITY } from '../../../auth/identity.js';
import { ReaderFilter } from '../../reader-filter.js';
import { collectionOf, toQuery } from './points.js';

const FILTER = ReaderFilter.for(LOCAL_IDENTITY);
const DENSE = { kind: 'dense', vector: [1, 0, 0], limit: 5 } as const;
const SPARSE = { kind: 'sparse', vector: { indices: [5], values: [1] }, limit: 5 } as const;

describe('toQuery', () => {
  it.each([
    [1, { exact: true }],
    [25_000, { exact: true }],
    [25_001, { hnsw_ef: 512 }],
  ])('toQuery for a build of %i chunks sends the parameters %j for vectors, and none for words', (chunks, params) => {
    const build = { id: 'a', revision: 1, chunks, dimensions: 512 };

    expect(toQuery(DENSE, FILTER, build).params).toEqual(params);
    expect(toQuery(SPARSE, FILTER, build).params).toBeUndefined();
  });
});

describe('collectionOf', () => {
  it.each([
    [512, 25_000],
    [64, 25_000],
    [1_536, 8_333],
  ])(
    'a collection of vectors with %i numbers gets an index of neighbours only from %i vectors',
    (dimensions, vectors) => {
      const threshold = Number(collectionOf(dimensions).optimizers_config!.indexing_threshold);

      expect(Math.floor((threshold * 1_024) / (dimensions * 4))).toBe(vectors);
    },
  );
});
