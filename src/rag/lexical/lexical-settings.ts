import { type Tokenize, tokenize } from '../../text/tokenize.js';

export interface Field {
  readonly weight: number;
  /** How much a long field is held against its terms, 0 to 1. */
  readonly lengthPenalty: number;
  /** Terms in a usual field. A constant, so that a vector depends on its own section alone. */
  readonly usualLength: number;
}

/** How text becomes terms and weights. A change of `LEXICAL` needs a higher `CHUNKER_VERSION`. */
export interface LexicalSettings {
  readonly tokenize: Tokenize;
  readonly heading: Field;
  /** Titles of chapter, page and the headings above. */
  readonly ancestors: Field;
  readonly prose: Field;
  readonly code: Field;
  /** What a term counts for a stretch that does not hold it, though its section does. */
  readonly elsewhereInSection: number;
}

export const LEXICAL: LexicalSettings = {
  tokenize,
  heading: { weight: 4, lengthPenalty: 0.5, usualLength: 3 },
  ancestors: { weight: 1, lengthPenalty: 0.5, usualLength: 6 },
  prose: { weight: 1, lengthPenalty: 0.75, usualLength: 150 },
  code: { weight: 0.5, lengthPenalty: 0.75, usualLength: 80 },
  elsewhereInSection: 0.6,
};
