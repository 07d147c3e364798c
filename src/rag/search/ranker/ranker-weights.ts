import { readFileSync } from 'node:fs';
import { BUNDLED_MODEL } from '../../encoder/bundled-encoder.js';

/** The weight of one feature. `mean` and `deviation` bring the values of all features to one scale. */
export interface FeatureWeight {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
}

/** The fitted weights of a linear ranker (`npm run eval -- --fit`). They fit one embedding model only. */
export interface RankerWeights {
  readonly model: string;
  /** Names of the sets of questions. */
  readonly fittedOn: readonly string[];
  readonly features: readonly FeatureWeight[];
}

let bundled: RankerWeights | undefined;

/** The weights for an embedding model. Undefined: its lists are combined by `fuse`. */
export function weightsOf(model: string): RankerWeights | undefined {
  if (model !== BUNDLED_MODEL) return undefined;
  bundled ??= JSON.parse(readFileSync(new URL('./docs-1.json', import.meta.url), 'utf8')) as RankerWeights;
  return bundled;
}
