import { type EmbedderProfile, profileOf } from '../embedder-profile.js';
import { LEXICAL, type LexicalSettings } from '../lexical/lexical-settings.js';
import { type RankerWeights, weightsOf } from './ranker/ranker-weights.js';

/** The rules that an evaluation can change. */
export interface RankingRules {
  readonly lexical: LexicalSettings;
  readonly profileOf: (model: string) => EmbedderProfile;
  /** The weights of the linear ranker for a model. Undefined: the lists are combined by the profile of the model. */
  readonly weightsOf: (model: string) => RankerWeights | undefined;
  /** Whether several chunks of one section may be returned. */
  readonly severalPerSection: boolean;
  /** Whether scores include the confidence, which makes them comparable between questions. */
  readonly weighConfidence: boolean;
}

const OWN_RULES: RankingRules = {
  lexical: LEXICAL,
  profileOf,
  weightsOf,
  severalPerSection: false,
  weighConfidence: true,
};

/**
 * The rules for indexing text and for ranking chunks. Indexing and search must use the same object. The server uses the
 * default rules; an evaluation changes single rules to measure what each one contributes.
 */
export class Ranking implements RankingRules {
  readonly lexical: LexicalSettings;
  readonly profileOf: (model: string) => EmbedderProfile;
  readonly weightsOf: (model: string) => RankerWeights | undefined;
  readonly severalPerSection: boolean;
  readonly weighConfidence: boolean;

  constructor(changes: Partial<RankingRules> = {}) {
    const rules = { ...OWN_RULES, ...changes };
    this.lexical = rules.lexical;
    this.profileOf = rules.profileOf;
    this.weightsOf = rules.weightsOf;
    this.severalPerSection = rules.severalPerSection;
    this.weighConfidence = rules.weighConfidence;
  }
}
