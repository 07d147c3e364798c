import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { tagsIn } from '../../content/markdown/html-tags.js';
import { OpenElements } from '../../content/markdown/open-elements.js';

/**
 * Refuses a page on which more elements of HTML are open at once than the HTML parser can read in a short time.
 * @throws RangeError
 */
export function boundedElements() {
  return (tree: Root): void => {
    const open = new OpenElements();
    visit(tree, 'raw', ({ value }) => {
      for (const tag of tagsIn(value)) open.read(tag);
    });
  };
}
