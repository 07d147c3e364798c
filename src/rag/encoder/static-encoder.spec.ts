import { readFileSync } from 'node:fs';
import { readEncoderFiles } from './encoder-file.js';
import { StaticEncoder } from './static-encoder.js';

interface Expected {
  readonly tolerance: number;
  readonly cases: readonly { readonly text: string; readonly rows: number[]; readonly first8: number[] }[];
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly cosine: number }[];
}

const FOLDER = new URL('./docs-1/', import.meta.url);
const expected = JSON.parse(readFileSync('test/fixtures/encoder/vectors.json', 'utf8')) as Expected;

describe('StaticEncoder', () => {
  it('finds the rows and computes the vectors that were made with the files of the encoder', async () => {
    const encoder = new StaticEncoder(await readEncoderFiles(FOLDER));

    for (const { text, rows, first8 } of expected.cases) {
      expect({ text, rows: encoder.rowsOf(text).slice(0, 12) }).toEqual({ text, rows });
      const differences = first8.map((value, index) => Math.abs(value - encoder.encode(text)[index]!));
      expect(Math.max(...differences)).toBeLessThanOrEqual(expected.tolerance);
    }
    for (const { a, b, cosine } of expected.pairs) {
      const [left, right] = [encoder.encode(a), encoder.encode(b)];
      const product = left.reduce((sum, value, index) => sum + value * right[index]!, 0);
      expect(Math.abs(product - cosine)).toBeLessThanOrEqual(expected.tolerance);
    }
  });

  it('cosinesWith compares several rows at a time with the same results as one after the other', async () => {
    const encoder = new StaticEncoder(await readEncoderFiles(FOLDER));
    const rows = [...new Set(encoder.rowsOf('Restore the database from a backup of last night'))];
    const others = encoder.rowsOf('Copy a snapshot of the server, then restore it');
    const together = encoder.cosinesWith(rows);
    const alone = rows.map((row) => encoder.cosinesWith([row]));

    expect(rows.length % 4).not.toBe(0);
    for (const other of others) {
      expect([...together(other)]).toEqual(alone.map((cosines) => cosines(other)[0]));
      expect(rows.includes(other) ? together(other)[rows.indexOf(other)] : 1).toBe(1);
    }
    for (const { a, b } of expected.pairs) {
      const [left] = encoder.rowsOf(a);
      const [right] = encoder.rowsOf(b);
      const vectors = [left!, right!].map((row) => encoder.vectorOf([row]));
      const product = vectors[0]!.reduce((sum, value, index) => sum + value * vectors[1]![index]!, 0);
      expect(encoder.cosinesWith([left!])(right!)[0]).toBeCloseTo(product, 5);
    }
  });
});
