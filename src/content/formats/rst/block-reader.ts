import type { PhrasingContent, RootContent } from 'mdast';
import { inlineOf } from './inline.js';
import type { RstContext } from './rst-context.js';

/** What the readers of lists, tables and directives need of the reader of blocks, which calls them. */
export interface BlockReader {
  readonly context: RstContext;
  /** Blocks within this one, one level deeper. */
  inside(lines: readonly string[]): RootContent[];
}

export function inlines(reader: BlockReader, lines: readonly string[]): PhrasingContent[] {
  return inlineOf(lines.join('\n'), reader.context);
}
