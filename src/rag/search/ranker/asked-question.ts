import { rarity } from '../../../text/everyday-words.js';
import { tokenize } from '../../../text/tokenize.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import type { Lexicon } from '../../index-build.js';
import { inverseFrequency } from '../../lexical/encode-query.js';
import { questionTerms } from '../../lexical/question-terms.js';
import { termId } from '../../lexical/term-id.js';
import { COMPARED_ROWS } from '../../limits.js';

/** A word of a question. */
export interface AskedTerm {
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
}

/** What the words of a question are weighed by when their nearness to a text is summed up. */
const ROW_WEIGHTS = {
  scale: ({ scale }: AskedRow) => scale,
  idf: ({ idf }: AskedRow) => idf,
  both: ({ scale, idf }: AskedRow) => scale * idf,
};
type RowWeight = keyof typeof ROW_WEIGHTS;

/** For each word of a question, how near a text comes to it. */
export interface NearWords {
  /** The cosine with the nearest word of the text; not below 0. */
  readonly nearest: readonly number[];
  /**
   * How often the text has a word at a cosine above `CLOSE_FROM`, and above `LOOSE_FROM`: the same word counts 1, a word with a
   * lower cosine less, down to 0 at the limit.
   */
  readonly close: readonly number[];
  readonly loose: readonly number[];
}
const CLOSE_FROM = 0.5;
const LOOSE_FROM = 0.3;

/** Weight of the pieces of rare words and of pairs of words, whose frequency in the corpus is not known. */
const IDF_OF_PIECES = 2;

/** The words of a question with their weights, and its vector. */
export interface AskedWords {
  readonly vector: Float32Array;
  readonly terms: readonly AskedTerm[];
  /** That of a term which the corpus does not have. */
  readonly highestIdf: number;
  /** How much each row of the encoder's table says that the question has. */
  readonly rowWeights: readonly number[];
}

/** A question as the features compare it with chunks. */
export class AskedQuestion {
  readonly vector: Float32Array;
  readonly terms: readonly AskedTerm[];
  /** The sum of the inverse frequencies of all terms, and of those that the corpus contains. */
  readonly mass: number;
  readonly knownMass: number;
  readonly rarityMass: number;
  readonly highestIdf: number;
  private readonly rows: readonly AskedRow[];
  /** The weights of the rows; their sum is 1, or 0 when no row counts. */
  private readonly shares: Readonly<Record<RowWeight, readonly number[]>>;
  private readonly cosinesOf: (row: number) => Float32Array;

  constructor(question: string, lexicon: Lexicon, encoder: StaticEncoder) {
    this.vector = encoder.encode(question);
    this.terms = questionTerms(question, lexicon).map(({ term }) => {
      const id = termId(term);
      const known = lexicon.frequencies.has(id);
      return { id, idf: inverseFrequency(lexicon, id), known, rarity: rarity(term) };
    });
    this.mass = sum(this.terms.map(({ idf }) => idf)) || 1;
    this.knownMass = sum(this.terms.map(({ idf, known }) => (known ? idf : 0))) || 1;
    this.rarityMass = sum(this.terms.map((term) => term.rarity)) || 1;
    this.highestIdf = inverseFrequency({ chunks: lexicon.chunks, frequencies: new Map() }, 0);
    this.rows = [...new Set(encoder.rowsOf(question))]
      .map((row) => ({ row, scale: encoder.weightOf(row), idf: idfOfWord(encoder.wordOf(row), lexicon) }))
      .toSorted((left, right) => right.scale - left.scale)
      .slice(0, COMPARED_ROWS);
    this.shares = {
      scale: sharesOf(this.rows.map(ROW_WEIGHTS.scale)),
      idf: sharesOf(this.rows.map(ROW_WEIGHTS.idf)),
      both: sharesOf(this.rows.map(ROW_WEIGHTS.both)),
    };
    this.cosinesOf = encoder.cosinesWith(this.rows.map(({ row }) => row));
  }

  /** What is left to know when the hits were compared. */
  words(): AskedWords {
    const rowWeights = this.rows.map(ROW_WEIGHTS.both);
    return { vector: this.vector, terms: this.terms, highestIdf: this.highestIdf, rowWeights };
  }

  /** @param rows the different rows of the encoder's table that the text has. */
  nearWords(rows: readonly number[]): NearWords {
    const nearest = this.rows.map(() => 0);
    const close = this.rows.map(() => 0);
    const loose = this.rows.map(() => 0);
    for (const row of rows) {
      const cosines = this.cosinesOf(row);
      for (let asked = 0; asked < nearest.length; asked += 1) {
        const cosine = cosines[asked]!;
        if (cosine > nearest[asked]!) nearest[asked] = cosine;
        if (cosine <= LOOSE_FROM) continue;
        loose[asked]! += (cosine - LOOSE_FROM) / (1 - LOOSE_FROM);
        if (cosine > CLOSE_FROM) close[asked]! += (cosine - CLOSE_FROM) / (1 - CLOSE_FROM);
      }
    }
    return { nearest, close, loose };
  }

  /** The mean of a number for each word of the question, by the weights of the words; 0 if no word counts. */
  meanOf(values: readonly number[], weight: RowWeight): number {
    const shares = this.shares[weight];
    let mean = 0;
    for (let index = 0; index < shares.length; index += 1) mean += shares[index]! * values[index]!;
    return mean;
  }
}

function sharesOf(weights: readonly number[]): number[] {
  const all = sum(weights) || 1;
  return weights.map((weight) => weight / all);
}

function idfOfWord(word: string | undefined, lexicon: Lexicon): number {
  if (word === undefined) return IDF_OF_PIECES;
  const [term] = tokenize(word);
  return term === undefined ? 0 : inverseFrequency(lexicon, termId(term));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
