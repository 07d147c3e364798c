import { Peekable } from './peekable.js';

async function* slowly(...steps: (string | number | Error)[]): AsyncGenerator<string, void, void> {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    if (typeof step === 'number') await new Promise((resolve) => setTimeout(resolve, step));
    else yield step;
  }
}

async function read(values: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const value of values) read.push(value);
  return read;
}

describe('Peekable', () => {
  it('knows that its values end soon', async () => {
    const values = new Peekable(slowly('a'));
    await values.next();

    expect(await values.endsWithin(1_000)).toBe(true);
    expect(await read(values)).toEqual([]);
  });

  it('loses no value that it has looked at, however often', async () => {
    const values = new Peekable(slowly('a', 'b'));

    expect(await values.endsWithin(1_000)).toBe(false);
    expect(await values.endsWithin(1_000)).toBe(false);
    expect(await read(values)).toEqual(['a', 'b']);
  });

  it('does not wait for an end that takes longer', async () => {
    const values = new Peekable(slowly(60));

    expect(await values.endsWithin(1)).toBe(false);
    expect(await values.endsWithin(1_000)).toBe(true);
  });

  it('leaves an error to who takes the step', async () => {
    const values = new Peekable(slowly(new Error('broken')));

    expect(await values.endsWithin(1_000)).toBe(false);
    await expect(values.next()).rejects.toThrow('broken');
  });

  it('lets go of its source when its reader leaves', async () => {
    let isReleased = false;
    const source = (async function* () {
      try {
        yield 'a';
      } finally {
        isReleased = true;
      }
    })();

    for await (const _ of new Peekable(source)) break;

    expect(isReleased).toBe(true);
  });
});
