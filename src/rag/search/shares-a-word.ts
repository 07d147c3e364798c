import { tokenize } from '../../text/tokenize.js';
import type { Chunk } from '../chunk.js';

/**
 * Whether any of the chunks has a word of the questions that is not a stop word. If none has, the chunk of the nearest
 * meaning is the nearest by chance: the encoder gives every question a place.
 */
export function sharesAWord(queries: readonly string[], chunks: readonly Chunk[]): boolean {
  const asked = new Set(queries.flatMap(tokenize));
  return chunks.some(({ headingPath, text }) =>
    tokenize([...headingPath, text].join('\n')).some((term) => asked.has(term)),
  );
}
