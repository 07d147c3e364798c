import { type Tokenize, tokenize } from '../../text/tokenize.js';
import { type EmbedderProfile, profileOf } from '../embedder-profile.js';

/** How hits become passages. */
export interface RankingSettings {
  readonly tokenize: Tokenize;
  readonly profileOf: (model: string) => EmbedderProfile;
  /** Whether a long section may push the others out. */
  readonly severalPerSection: boolean;
  /** Whether scores say how sure retrieval is, so that they can be compared between questions. */
  readonly weighConfidence: boolean;
}

export const RANKING: RankingSettings = { tokenize, profileOf, severalPerSection: false, weighConfidence: true };
