import { rarity } from '../../../text/everyday-words.js';
import { tokenize } from '../../../text/tokenize.js';
import type { StaticEncoder } from '../../encoder/static-encoder.js';
import type { Lexicon } from '../../index-build.js';
import { inverseFrequency } from '../../lexical/encode-query.js';
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
  readonly weight: number;
  /** The cosine with each row of the table that was compared with it; NaN before that. */
  readonly cosines: Float32Array;
  readonly row: number;
}

/** A question as the features compare it with chunks. */
export class AskedQuestion {
  readonly vector: Float32Array;
  readonly terms: readonly AskedTerm[];
  /** The sum of the inverse frequencies of all terms, and of those that the corpus contains. */
  readonly mass: number;
  readonly knownMass: number;
  readonly rarityMass: number;
  private readonly rows: readonly AskedRow[];
  private readonly rowMass: number;

  constructor(
    question: string,
    lexicon: Lexicon,
    private readonly encoder: StaticEncoder,
  ) {
    this.vector = encoder.encode(question);
    this.terms = [...new Set(tokenize(question))].map((term) => {
      const id = termId(term);
      const known = lexicon.frequencies.has(id);
      return { id, idf: inverseFrequency(lexicon, id), known, rarity: rarity(term) };
    });
    this.mass = sum(this.terms.map(({ idf }) => idf)) || 1;
    this.knownMass = sum(this.terms.map(({ idf, known }) => (known ? idf : 0))) || 1;
    this.rarityMass = sum(this.terms.map((term) => term.rarity)) || 1;
    this.rows = [...new Set(encoder.rowsOf(question))]
      .map((row) => ({ row, weight: encoder.weightOf(row) }))
      .toSorted((left, right) => right.weight - left.weight)
      .slice(0, COMPARED_ROWS)
      .map((asked) => ({ ...asked, cosines: new Float32Array(encoder.rows).fill(Number.NaN) }));
    this.rowMass = sum(this.rows.map(({ weight }) => weight)) || 1;
  }

  /** How near the words of the question are to the nearest words of a text: 1 if the text has all of them. */
  nearnessOfWords(rows: readonly number[]): number {
    let total = 0;
    for (const asked of this.rows) {
      let nearest = 0;
      for (const row of rows) nearest = Math.max(nearest, this.cosine(asked, row));
      total += asked.weight * nearest;
    }
    return total / this.rowMass;
  }

  private cosine(asked: AskedRow, row: number): number {
    const known = asked.cosines[row]!;
    if (!Number.isNaN(known)) return known;
    const cosine = asked.row === row ? 1 : this.encoder.cosineOfRows(asked.row, row);
    asked.cosines[row] = cosine;
    return cosine;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
