import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { SqlStatement } from './sql-statement.js';

describe('SqlStatement', () => {
  const run = async (sql: string, values: object) => {
    const query = jest.fn(async () => []);
    await new SqlStatement(sql).run({ query } as Partial<DataSource> as DataSource, values);
    return query.mock.calls[0];
  };

  it('SqlStatement numbers its parameters and repeats the number of a name that occurs again', async () => {
    const sql = 'SELECT :b, :a::jsonb, :b::text FROM t WHERE c = :a';

    expect(await run(sql, { a: 1, b: null, unused: 3 })).toEqual([
      'SELECT $1, $2::jsonb, $1::text FROM t WHERE c = $2',
      [null, 1],
    ]);
  });

  it('SqlStatement rejects values that lack a parameter', async () => {
    await expect(run('SELECT :missing', {})).rejects.toThrow(':missing');
  });
});
