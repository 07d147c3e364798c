import { anchoredHeadings } from './heading-anchors.js';
import { parseMarkdown } from './parse.js';

const MAY_BE_HEADING = /^ {0,3}#{1,6}[ \t]/m;

/** The text of the heading that opens the page's first section; undefined where no heading has a text. */
export function firstHeading(markdown: string): string | undefined {
  const start = MAY_BE_HEADING.exec(markdown)?.index;
  if (start === undefined) return undefined;
  const lineEnd = markdown.indexOf('\n', start);
  // Nearly always the first candidate is a heading. Then parsing the rest of the page is not needed.
  const opening = lineEnd < 0 ? undefined : headingIn(markdown.slice(0, lineEnd));
  return opening ?? headingIn(markdown);
}

function headingIn(markdown: string): string | undefined {
  const headings = anchoredHeadings(parseMarkdown(markdown), markdown);
  return headings.find(({ opensSection, text }) => opensSection && text !== '')?.text;
}
