import { tokenize } from '../../text/tokenize.js';
import type { Chunk } from '../chunk.js';

/**
 * Whether any of the chunks has any word of the questions, everyday words left out. Where none has, the nearest meaning
 * is nearest by chance: the encoder puts every question somewhere.
 */
export function sharesAWord(queries: readonly string[], chunks: readonly Chunk[]): boolean {
  const asked = new Set(queries.flatMap(tokenize));
  return chunks.some(({ headingPath, text }) =>
    tokenize([...headingPath, text].join('\n')).some((term) => asked.has(term)),
  );
}
