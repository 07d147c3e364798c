import { readFileSync } from 'node:fs';
import { BUNDLED_MODEL } from '../../encoder/bundled-encoder.js';

/** The weight of one feature. `mean` and `deviation` bring the values of all features to one scale. */
export interface FeatureWeight {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
}

/**
 * The weights of the features that say whether the best hit answers a question. The weighted sum and `bias` are the logarithm
 * of the odds: 0 where the confidence is `COVERED_FROM`.
 */
export interface CoverageWeights {
  readonly bias: number;
  readonly features: readonly FeatureWeight[];
}

/** The fitted weights of a linear ranker (`npm run eval -- --fit`). They fit one embedding model only. */
export interface RankerWeights {
  readonly model: string;
  /** Names of the sets of questions. */
  readonly fittedOn: readonly string[];
  readonly features: readonly FeatureWeight[];
  readonly coverage: CoverageWeights;
  /** The same for a question without a vector: the best hit by words. */
  readonly wordCoverage: CoverageWeights;
}

let bundled: RankerWeights | undefined;

/** The weights for an embedding model. Undefined: its lists are combined by `fuse`. */
export function weightsOf(model: string): RankerWeights | undefined {
  if (model !== BUNDLED_MODEL) return undefined;
  bundled ??= JSON.parse(readFileSync(new URL('./docs-1.json', import.meta.url), 'utf8')) as RankerWeights;
  return bundled;
}
