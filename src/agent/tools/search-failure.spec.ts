import { AppError } from '../../common/errors/app-error.js';
import { describeSearchFailure, readSearchFailure } from './search-failure.js';

describe('describeSearchFailure', () => {
  const toldFor = (error?: unknown) => readSearchFailure(describeSearchFailure(error));

  it.each(['index_empty', 'index_building', 'index_mismatch'] as const)(
    'says for %s that the handbook is not indexed yet',
    (code) => {
      expect(toldFor(new AppError({ code }))).toMatch(/not indexed yet.*again in a few minutes/);
    },
  );

  it.each(['index_unavailable', 'database_unavailable', 'embedding_unavailable', 'search_timeout'] as const)(
    'says for %s that asking again in a minute can help',
    (code) => {
      expect(toldFor(new AppError({ code }))).toMatch(/right now\. Please ask again in a minute/);
      expect(toldFor(new AppError({ code }))).not.toContain('index');
    },
  );

  it.each(['index_refused', 'index_lost', 'embedding_refused', 'qdrant_collection_taken'] as const)(
    'says for %s that an administrator has to repair the search',
    (code) => {
      expect(toldFor(new AppError({ code }))).toMatch(/until an administrator has repaired/);
      expect(toldFor(new AppError({ code }))).not.toContain('minute');
    },
  );

  it('says for a time-out of the tool and for an unexpected error that the handbook cannot be searched right now', () => {
    const told = 'The documentation cannot be searched right now. Please ask again in a minute.';

    expect([toldFor(), toldFor(new RangeError('secret')), readSearchFailure('any text')]).toEqual([told, told, told]);
  });
});
