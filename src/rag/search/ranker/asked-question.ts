import { rarity } from '../../../text/everyday-words.js';
import { tokenize } from '../../../text/tokenize.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import type { Lexicon } from '../../index-build.js';
import { inverseFrequency } from '../../lexical/encode-query.js';
import { questionTerms } from '../../lexical/question-terms.js';
import { termId } from '../../lexical/term-id.js';
import { COMPARED_ROWS } from '../../limits.js';

interface AskedTerm {
  readonly id: number;
  readonly idf: number;
  /** Whether the corpus contains it. */
  readonly known: boolean;
  /** In everyday English. */
  readonly rarity: number;
}

/** A row of the encoder's table that the question has, and how much it says. */
interface AskedRow {
  readonly row: number;
  /** How much it adds to the vector of the question. */
  readonly scale: number;
  /** How rare its word is in the corpus; 0 for a stop word. */
  readonly idf: number;
  /** The cosine with each row of the table that was compared with it; NaN before that. */
  readonly cosines: Float32Array;
}

/** What the words of a question are weighed by when their nearness to a text is summed up. */
type RowWeight = (row: Pick<AskedRow, 'scale' | 'idf'>) => number;

/** Weight of the pieces of rare words and of pairs of words, whose frequency in the corpus is not known. */
const IDF_OF_PIECES = 2;

/** A question as the features compare it with chunks. */
export class AskedQuestion {
  readonly vector: Float32Array;
  readonly terms: readonly AskedTerm[];
  /** The sum of the inverse frequencies of all terms, and of those that the corpus contains. */
  readonly mass: number;
  readonly knownMass: number;
  readonly rarityMass: number;
  private readonly rows: readonly AskedRow[];

  constructor(
    question: string,
    lexicon: Lexicon,
    private readonly encoder: StaticEncoder,
  ) {
    this.vector = encoder.encode(question);
    this.terms = questionTerms(question, lexicon).map(({ term }) => {
      const id = termId(term);
      const known = lexicon.frequencies.has(id);
      return { id, idf: inverseFrequency(lexicon, id), known, rarity: rarity(term) };
    });
    this.mass = sum(this.terms.map(({ idf }) => idf)) || 1;
    this.knownMass = sum(this.terms.map(({ idf, known }) => (known ? idf : 0))) || 1;
    this.rarityMass = sum(this.terms.map((term) => term.rarity)) || 1;
    this.rows = [...new Set(encoder.rowsOf(question))]
      .map((row) => ({ row, scale: encoder.weightOf(row), idf: idfOfWord(encoder.wordOf(row), lexicon) }))
      .toSorted((left, right) => right.scale - left.scale)
      .slice(0, COMPARED_ROWS)
      .map((asked) => ({ ...asked, cosines: new Float32Array(encoder.rows).fill(Number.NaN) }));
  }

  /** For each word of the question, the cosine with the nearest word of a text. */
  nearestWords(rows: readonly number[]): number[] {
    return this.rows.map((asked) => {
      let nearest = 0;
      for (const row of rows) nearest = Math.max(nearest, this.cosine(asked, row));
      return nearest;
    });
  }

  /** How near the words of the question are to a text: 1 if the text has all of them. */
  nearness(nearest: readonly number[], weightOf: RowWeight): number {
    const weights = this.rows.map(weightOf);
    return sum(weights.map((weight, index) => weight * nearest[index]!)) / (sum(weights) || 1);
  }

  private cosine(asked: AskedRow, row: number): number {
    const known = asked.cosines[row]!;
    if (!Number.isNaN(known)) return known;
    const cosine = asked.row === row ? 1 : this.encoder.cosineOfRows(asked.row, row);
    asked.cosines[row] = cosine;
    return cosine;
  }
}

function idfOfWord(word: string | undefined, lexicon: Lexicon): number {
  if (word === undefined) return IDF_OF_PIECES;
  const [term] = tokenize(word);
  return term === undefined ? 0 : inverseFrequency(lexicon, termId(term));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
