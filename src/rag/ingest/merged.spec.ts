import { merged } from './merged.js';

async function* values(...given: number[]): AsyncGenerator<number> {
  yield* given;
}

async function* failing(): AsyncGenerator<number> {
  yield 0;
  throw new Error('The source failed.');
}

async function all(sources: AsyncIterator<number>[]): Promise<number[]> {
  const read: number[] = [];
  for await (const value of merged(sources)) read.push(value);
  return read;
}

describe('merged', () => {
  it('gives the values of all sources, each source in its order', async () => {
    const read = await all([values(1, 3, 5, 7), values(2, 4), values()]);

    expect(read.toSorted()).toEqual([1, 2, 3, 4, 5, 7]);
    expect(read.filter((value) => value % 2 === 1)).toEqual([1, 3, 5, 7]);
  });

  it('fails when a source fails', async () => {
    await expect(all([values(1, 2), failing(), failing()])).rejects.toThrow('The source failed.');
  });
});
