import type { TrailingSlash } from './addresses/address-rules.js';
import type { FlavourName } from './flavours/flavour-name.js';

/** What is known of a documentation besides its files. */
export interface ReadingSettings {
  /** The generator of its site; `auto`: found from its files. */
  readonly flavour: FlavourName | 'auto';
  /** The pattern of addresses; unset: the generator's own. */
  readonly urlPattern?: string;
  readonly trailingSlash: TrailingSlash;
  /** What readers and the model call the documentation; unset: `Corpus.title`. */
  readonly productName?: string;
}

export const DEFAULT_READING: ReadingSettings = { flavour: 'auto', trailingSlash: 'auto' };
