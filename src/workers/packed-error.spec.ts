import { AppError } from '../common/errors/app-error.js';
import { NotFoundError } from '../common/errors/not-found.error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { packError, unpackError } from './packed-error.js';

const copied = (error: unknown) => unpackError(structuredClone(packError(error)));

describe('packError and unpackError', () => {
  it('an application error keeps its class, code, message, issues, time to wait and cause in another thread', () => {
    const cause = new TypeError('fetch failed');
    const error = copied(new UnavailableError('embedding_unavailable', 'Not now.', cause));

    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({
      code: 'embedding_unavailable',
      kind: 'unavailable',
      message: 'Not now.',
      retryAfter: 5,
    });
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(copied(new NotFoundError('page', 'a'))).toBeInstanceOf(NotFoundError);
    expect(copied(new AppError({ code: 'invalid', issues: [{ path: 'a', message: 'b' }] }))).toMatchObject({
      name: 'AppError',
      issues: [{ path: 'a', message: 'b' }],
    });
  });

  it('any other error keeps its name, message and stack; other thrown values become errors', () => {
    const error = new RangeError('too deep');

    expect(copied(error)).toMatchObject({ name: 'RangeError', message: 'too deep', stack: error.stack });
    expect(copied('text')).toMatchObject({ name: 'Error', message: 'text' });
  });

  it('an endless chain of causes is cut', () => {
    const error = new Error('ring');
    error.cause = error;

    expect(copied(error)).toMatchObject({ cause: { cause: { cause: { message: 'ring', cause: undefined } } } });
  });
});
