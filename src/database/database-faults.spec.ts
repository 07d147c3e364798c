import { NotFoundError } from '../common/errors/not-found.error.js';
import { UnavailableError } from '../common/errors/unavailable.error.js';
import { withDatabaseFaults } from './database-faults.js';

const coded = (code: string) => Object.assign(new Error('internal detail'), { code });
const failing = (error: unknown) =>
  withDatabaseFaults(async () => {
    throw error;
  });

describe('withDatabaseFaults', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['several refused addresses', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
    ['a name that does not resolve', coded('ENOTFOUND')],
    ['a shutdown', coded('57P01')],
    ['a server that is still starting', coded('57P03')],
    ['a statement that took too long', coded('57014')],
    ['too many connections', coded('53300')],
    ['a standby that accepts no writes', coded('25006')],
    ['a deadlock', coded('40P01')],
    ['an object that is not in the required state', coded('55000')],
    ['a lock that is not available', coded('55P03')],
    ['a failure that TypeORM wrapped', Object.assign(new Error('x'), { driverError: coded('08006') })],
    ['a cut connection', new Error('Connection terminated unexpectedly')],
    ['an exhausted pool', new Error('timeout exceeded when trying to connect')],
    ['a server that does not answer', new Error('Query read timeout')],
  ])(
    'withDatabaseFaults turns %s into a retryable database_unavailable without internal details',
    async (_case, error) => {
      await expect(failing(error)).rejects.toMatchObject({
        constructor: UnavailableError,
        code: 'database_unavailable',
        retryable: true,
        cause: error,
        message: expect.not.stringContaining('internal detail'),
      });
    },
  );

  it.each([
    ['a fault of the program', coded('42601')],
    ['a violated constraint', coded('23505')],
    ['an error without a code', new TypeError('x is not a function')],
    ['an error for the caller', new NotFoundError('thread', 'thread_1')],
  ])('withDatabaseFaults passes on %s unchanged', async (_case, error) => {
    await expect(failing(error)).rejects.toBe(error);
  });

  it('withDatabaseFaults returns the result of the work', async () => {
    await expect(withDatabaseFaults(async () => 'rows')).resolves.toBe('rows');
  });
});
