import { type HtmlTag, tagsIn } from './html-tags.js';
import { withoutTags } from './plain-text.js';

/** A heading that is written as HTML, `<h2 id="x">Title</h2>`. */
export interface HtmlHeading {
  /** Indices in the piece of HTML: of the first tag, after the last one, and after the name in the first tag. */
  readonly start: number;
  readonly end: number;
  readonly nameEnd: number;
  readonly depth: number;
  readonly text: string;
  readonly id?: string;
}

const MAY_BE_HEADING = /<h[1-6]/i;
const HEADING = /^h[1-6]$/;
const NAME_LENGTH = 3;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y;

/** The headings of a piece of HTML in order. One that has no end tag or no text is not a heading for a reader. */
export function htmlHeadings(html: string): HtmlHeading[] {
  if (!MAY_BE_HEADING.test(html)) return [];
  const headings: HtmlHeading[] = [];
  let open: HtmlTag | undefined;
  for (const tag of tagsIn(html)) {
    if (!HEADING.test(tag.name)) continue;
    if (open && tag.isEnd && tag.name === open.name) headings.push(headingBetween(html, open, tag));
    open = tag.isEnd ? undefined : tag;
  }
  return headings.filter(({ text }) => text !== '');
}

function headingBetween(html: string, open: HtmlTag, close: HtmlTag): HtmlHeading {
  const text = withoutTags(html.slice(open.end, close.start)).replace(/\s+/g, ' ');
  const nameEnd = open.start + NAME_LENGTH;
  const id = idIn(html.slice(nameEnd, open.end));
  return { start: open.start, end: close.end, nameEnd, depth: Number(open.name.charAt(1)), text, ...(id && { id }) };
}

function idIn(attributes: string): string | undefined {
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(attributes); found; found = ATTRIBUTE.exec(attributes)) {
    const [, name, ...values] = found;
    if (name?.toLowerCase() === 'id') return values.find((value) => value !== undefined);
  }
  return undefined;
}
