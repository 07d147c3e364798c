import type { Root } from 'mdast';
import { UnreadablePage } from '../unreadable-page.js';
import { checkParsable } from './check-parsable.js';
import { parseMarkdown } from './parse.js';

/**
 * Parses a passage, which may come from an index that another program wrote. A passage for which the parser would need too
 * much time or stack has no blocks.
 */
export function parsePassage(markdown: string): Root {
  try {
    checkParsable(markdown);
  } catch (error) {
    if (!(error instanceof UnreadablePage)) throw error;
    return { type: 'root', children: [] };
  }
  return parseMarkdown(markdown);
}
