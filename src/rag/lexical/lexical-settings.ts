import { TOKEN_RULES, type TokenRules } from '../../text/tokenize.js';

/** A part of a chunk (heading, prose, code) whose terms are weighted alike. */
export interface Field {
  readonly weight: number;
  /** How much the length of a field reduces the weight of its terms, 0 to 1. */
  readonly lengthPenalty: number;
  /** Number of terms in an average field. A constant, so that a vector does not depend on other sections. */
  readonly usualLength: number;
}

/** How text becomes terms and weights. Plain data, which is sent to worker threads. Increase `CHUNKER_VERSION` after a change of `LEXICAL`. */
export interface LexicalSettings {
  readonly tokens: TokenRules;
  readonly heading: Field;
  /** Titles of chapter, page and the headings above. */
  readonly ancestors: Field;
  readonly prose: Field;
  readonly code: Field;
  /** Factor for the weight of a term in chunks that do not contain it although their section does. */
  readonly elsewhereInSection: number;
}

/** The settings of the server. Measured; see `handbook/02-build/05-retrieval/07-quality.md`. */
export const LEXICAL: LexicalSettings = {
  tokens: TOKEN_RULES,
  heading: { weight: 4, lengthPenalty: 0.5, usualLength: 3 },
  ancestors: { weight: 1, lengthPenalty: 0.5, usualLength: 6 },
  prose: { weight: 1, lengthPenalty: 0.75, usualLength: 150 },
  code: { weight: 0.5, lengthPenalty: 0.75, usualLength: 80 },
  elsewhereInSection: 0.6,
};
