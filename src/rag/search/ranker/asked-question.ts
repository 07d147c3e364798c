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
type RowWeight = (row: Pick<AskedRow, 'scale' | 'idf'>) => number;

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
  private readonly highestIdf: number;
  private readonly rows: readonly AskedRow[];
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
    this.cosinesOf = encoder.cosinesWith(this.rows.map(({ row }) => row));
  }

  /** What is left to know when the hits were compared. */
  words(): AskedWords {
    const rowWeights = this.rows.map(({ scale, idf }) => scale * idf);
    return { vector: this.vector, terms: this.terms, highestIdf: this.highestIdf, rowWeights };
  }

  /** For each word of the question, the cosine with the nearest word of a text. */
  nearestWords(rows: readonly number[]): number[] {
    const nearest = this.rows.map(() => 0);
    for (const row of rows) {
      const cosines = this.cosinesOf(row);
      for (let asked = 0; asked < nearest.length; asked += 1)
        if (cosines[asked]! > nearest[asked]!) nearest[asked] = cosines[asked]!;
    }
    return nearest;
  }

  /** How near the words of the question are to a text: 1 if the text has all of them. */
  nearness(nearest: readonly number[], weightOf: RowWeight): number {
    const weights = this.rows.map(weightOf);
    return sum(weights.map((weight, index) => weight * nearest[index]!)) / (sum(weights) || 1);
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
