import { ending, followedBy, mapped, opened, orElse } from './iterables.js';

const NO = new Error('no more');

/** Counts to three; notes when its reader leaves. */
class Numbers implements AsyncIterable<number> {
  isLeft = false;

  constructor(private readonly fails = false) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<number, void, void> {
    try {
      yield* [1, 2];
      if (this.fails) throw NO;
      yield 3;
    } finally {
      this.isLeft = true;
    }
  }
}

async function read<T>(source: AsyncIterable<T>): Promise<(T | string)[]> {
  const seen: (T | string)[] = [];
  try {
    for await (const value of source) seen.push(value);
  } catch (error) {
    seen.push((error as Error).message);
  }
  return seen;
}

async function readOne<T>(source: AsyncIterable<T>): Promise<void> {
  for await (const _value of source) return;
}

describe('mapped', () => {
  it('changes every value', async () => {
    expect(await read(mapped(new Numbers(), (value) => value * 10))).toEqual([10, 20, 30]);
  });
});

describe('opened', () => {
  it('opens its source when it is read, once', async () => {
    let count = 0;
    const source = opened(async () => {
      count += 1;
      return new Numbers();
    });

    expect(count).toBe(0);
    expect(await read(source)).toEqual([1, 2, 3]);
    expect(count).toBe(1);
  });

  it('fails like the opening', async () => {
    expect(await read(opened(() => Promise.reject(NO)))).toEqual(['no more']);
  });
});

describe('orElse', () => {
  it('goes on with something else behind a failure, once', async () => {
    expect(await read(orElse(new Numbers(true), () => new Numbers()))).toEqual([1, 2, 1, 2, 3]);
    expect(await read(orElse(new Numbers(true), () => new Numbers(true)))).toEqual([1, 2, 1, 2, 'no more']);
  });

  it('lets an error stand that nothing helps against', async () => {
    expect(await read(orElse(new Numbers(true), () => undefined))).toEqual([1, 2, 'no more']);
  });
});

describe('ending', () => {
  it('tells once how its source ended', async () => {
    const told: boolean[] = [];
    const over = (isComplete: boolean) => void told.push(isComplete);

    expect(await read(ending(new Numbers(), { over }))).toEqual([1, 2, 3]);
    expect(await read(ending(new Numbers(true), { over }))).toEqual([1, 2, 'no more']);
    await readOne(ending(new Numbers(), { over }));

    expect(told).toEqual([true, false, false]);
  });

  it('throws what the fault is called, after the end was told', async () => {
    const told: unknown[] = [];
    const source = ending(new Numbers(true), {
      over: () => void told.push('over'),
      fault: (error) => new Error(`it said: ${(error as Error).message}`),
    });

    expect(await read(source)).toEqual([1, 2, 'it said: no more']);
    expect(told).toEqual(['over']);
  });
});

describe('followedBy', () => {
  it('adds one value behind the last, made then', async () => {
    let isEnd = false;
    const source = mapped(new Numbers(), (value) => ((isEnd = value === 3), value));

    expect(await read(followedBy(source, () => (isEnd ? 4 : 0)))).toEqual([1, 2, 3, 4]);
  });
});

describe('A reader that leaves', () => {
  it.each<[string, (source: Numbers) => AsyncIterable<number>]>([
    ['mapped', (source) => mapped(source, (value) => value)],
    ['opened', (source) => opened(async () => source)],
    ['orElse', (source) => orElse(source, () => undefined)],
    ['ending', (source) => ending(source, { over: () => undefined })],
    ['followedBy', (source) => followedBy(source, () => 0)],
  ])('leaves the source of %s', async (_name, wrap) => {
    const source = new Numbers();

    await readOne(wrap(source));

    expect(source.isLeft).toBe(true);
  });
});
