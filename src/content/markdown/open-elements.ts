import { OPEN_ELEMENTS } from '../limits.js';
import type { HtmlTag } from './html-tags.js';

/** Elements that have no end tag or need none: they end where the next one begins, or with the element around them. */
const NEED_NO_END = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr'
  ).split(' '),
);
/** Inside of these, the parser ignores the end tags of elements that are open around them. */
const ENCLOSING = new Set(
  (
    'applet marquee object select table template annotation-xml desc foreignobject mi mn mo ms mtext ' +
    'iframe noembed noframes plaintext script style textarea title xmp'
  ).split(' '),
);

/**
 * Counts the elements of HTML that are open at once: the HTML parser looks through all of them for each tag. An element counts
 * to the end tag that closes it, and without one to the end of the page.
 */
export class OpenElements {
  /** How many elements of each name are open, within each enclosing element that is open. */
  private readonly enclosing: { readonly name: string; readonly open: Map<string, number> }[] = [
    { name: '', open: new Map() },
  ];
  private count = 0;

  /** @throws RangeError when more elements are open than the HTML parser can read in a short time. */
  read({ name, isEnd }: HtmlTag): void {
    if (NEED_NO_END.has(name)) return;
    if (isEnd) this.close(name);
    else if (ENCLOSING.has(name)) this.enclosing.push({ name, open: new Map() });
    else this.add(name, 1);
    const count = this.count + this.enclosing.length - 1;
    if (count > OPEN_ELEMENTS) throw new RangeError(`more than ${OPEN_ELEMENTS} elements are open at once`);
  }

  private close(name: string): void {
    const innermost = this.enclosing.at(-1)!;
    if (innermost.open.get(name)) this.add(name, -1);
    else if (innermost.name === name && name !== '') {
      this.enclosing.pop();
      // What is still open in it may be opened again by the parser.
      this.count -= [...innermost.open.values()].reduce((sum, count) => sum + count, 0);
      for (const [inner, count] of innermost.open) this.add(inner, count);
    }
  }

  private add(name: string, change: number): void {
    const { open } = this.enclosing.at(-1)!;
    open.set(name, (open.get(name) ?? 0) + change);
    this.count += change;
  }
}
