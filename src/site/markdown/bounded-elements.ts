import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { OPEN_ELEMENTS } from '../limits.js';

const TAG = /<(\/?)([a-z][^\s/>]*)/gi;

/** Elements that have no end tag or need none: they end where the next one begins, or with the element around them. */
const NEED_NO_END = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr'
  ).split(' '),
);

/**
 * Refuses a page on which more elements of HTML are open at once than the HTML parser can read in a short time. An element
 * without an end tag counts to the end of the page.
 * @throws RangeError
 */
export function boundedElements() {
  return (tree: Root): void => {
    const open = new Map<string, number>();
    let count = 0;
    visit(tree, 'raw', ({ value }) => {
      for (const [, slash, written = ''] of value.matchAll(TAG)) {
        const name = written.toLowerCase();
        const same = open.get(name) ?? 0;
        const change = slash === '' ? 1 : -1;
        if (NEED_NO_END.has(name) || same + change < 0) continue;
        open.set(name, same + change);
        count += change;
        if (count > OPEN_ELEMENTS) throw new RangeError(`more than ${OPEN_ELEMENTS} elements are open at once`);
      }
    });
  };
}
