import { inBatches } from '../../common/batches.js';
import { type EncoderFiles, type EncoderTable, openTable, openVocabulary } from './encoder-file.js';
import { WordPieces } from './word-pieces.js';

/** Rows of a question that are compared with a row of a text in one pass. */
const COMPARED_AT_ONCE = 4;
/** Numbers of a vector that are added up at the same time. Writes beyond the end of a vector do nothing. */
const SUMS = 4;

/** Turns a text into the sum of the rows of its words, at length 1. Needs about 0.25 ms for a section of documentation. */
export class StaticEncoder {
  private readonly table: EncoderTable;
  private readonly words: WordPieces;
  /** The length of each row without its scale; computed at the first use. NaN before that. */
  private readonly lengths: Float32Array;

  /** @throws AppError `encoder_files` when the files are damaged. */
  constructor({ table, vocabulary }: EncoderFiles) {
    this.table = openTable(table);
    this.words = new WordPieces(openVocabulary(vocabulary, this.table.rows), this.table.tokenLimit);
    this.lengths = new Float32Array(this.table.rows).fill(Number.NaN);
  }

  get rows(): number {
    return this.table.rows;
  }

  get dimensions(): number {
    return this.table.dimensions;
  }

  /** The rows of the table that a text has. */
  rowsOf(text: string): number[] {
    return this.words.rowsOf(text);
  }

  /** Whether the table has a row for a word, not only for its pieces. */
  knows(word: string): boolean {
    return this.words.knows(word);
  }

  /** The word of a row. Undefined for the row of a piece or a pair of words. */
  wordOf(row: number): string | undefined {
    return this.words.wordOf(row);
  }

  /** How much a row adds to the vector of a text. */
  weightOf(row: number): number {
    return this.table.scales[row]! * this.lengthOf(row);
  }

  /** For other rows, their cosines with each of these rows; of the same row 1. Each is computed once. */
  cosinesWith(rows: readonly number[]): (row: number) => Float32Array {
    const compared = rows.map((row) => ({ row, length: this.lengthOf(row), values: this.valuesOf(row) }));
    const groups = inBatches(compared, COMPARED_AT_ONCE);
    const nothing = new Int32Array(this.table.dimensions);
    const known = new Map<number, Float32Array>();
    return (other) => {
      let cosines = known.get(other);
      if (!cosines) {
        cosines = new Float32Array(compared.length);
        const length = this.lengthOf(other);
        let index = 0;
        for (const [first, second, third, fourth] of groups) {
          const products = this.products(
            first!.values,
            second?.values ?? nothing,
            third?.values ?? nothing,
            fourth?.values ?? nothing,
            other,
          );
          for (const product of products.slice(0, compared.length - index)) {
            const { row, length: ownLength } = compared[index]!;
            cosines[index] = row === other ? 1 : product / (ownLength * length);
            index += 1;
          }
        }
        known.set(other, cosines);
      }
      return cosines;
    };
  }

  private lengthOf(row: number): number {
    if (Number.isNaN(this.lengths[row]!)) this.lengths[row] = Math.sqrt(this.product(this.valuesOf(row), row)) || 1;
    return this.lengths[row]!;
  }

  /** The integers of a row, in words of 32 bits: they are multiplied faster. */
  private valuesOf(row: number): Int32Array {
    const { dimensions, values } = this.table;
    return Int32Array.from(values.subarray(row * dimensions, (row + 1) * dimensions));
  }

  /** The inner product with a row. Two sums that do not wait for each other take two thirds of the time of one. */
  private product(left: Int32Array, row: number): number {
    const { dimensions, values } = this.table;
    const from = row * dimensions;
    let even = 0;
    let odd = 0;
    for (let d = 0; d < dimensions; d += 2) {
      even = (even + Math.imul(left[d]!, values[from + d]!)) | 0;
      odd = (odd + Math.imul(left[d + 1]!, values[from + d + 1]!)) | 0;
    }
    return even + odd;
  }

  /** The inner products of four vectors with a row, whose integers are read once for all of them. */
  private products(a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array, row: number): readonly number[] {
    const { dimensions, values } = this.table;
    const from = row * dimensions;
    let [ofA, ofB, ofC, ofD] = [0, 0, 0, 0];
    for (let at = 0; at < dimensions; at += 1) {
      const value = values[from + at]!;
      ofA = (ofA + Math.imul(a[at]!, value)) | 0;
      ofB = (ofB + Math.imul(b[at]!, value)) | 0;
      ofC = (ofC + Math.imul(c[at]!, value)) | 0;
      ofD = (ofD + Math.imul(d[at]!, value)) | 0;
    }
    return [ofA, ofB, ofC, ofD];
  }

  /** The vectors of many texts, one after the other. */
  encodeAll(texts: readonly string[]): Float32Array {
    const vectors = new Float32Array(texts.length * this.dimensions);
    for (const [index, text] of texts.entries()) vectors.set(this.encode(text), index * this.dimensions);
    return vectors;
  }

  /** The vector of a text. Zeros for a text without a known word. */
  encode(text: string): Float32Array {
    return this.vectorOf(this.rowsOf(text));
  }

  /** The vector of a text with these rows. Four sums at a time, each rounded after each row, take two thirds of the time of one. */
  vectorOf(rows: readonly number[]): Float32Array {
    const { dimensions, scales, values } = this.table;
    const sum = new Float32Array(dimensions);
    for (let d = 0; d < dimensions; d += SUMS) {
      let [first, second, third, fourth] = [0, 0, 0, 0];
      for (const row of rows) {
        const scale = scales[row]!;
        const at = row * dimensions + d;
        first = Math.fround(first + scale * values[at]!);
        second = Math.fround(second + scale * values[at + 1]!);
        third = Math.fround(third + scale * values[at + 2]!);
        fourth = Math.fround(fourth + scale * values[at + 3]!);
      }
      sum[d] = first;
      sum[d + 1] = second;
      sum[d + 2] = third;
      sum[d + 3] = fourth;
    }
    return scaledToUnit(sum);
  }
}

function scaledToUnit(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const norm = Math.sqrt(square) || 1;
  for (let d = 0; d < vector.length; d += 1) vector[d]! /= norm;
  return vector;
}
