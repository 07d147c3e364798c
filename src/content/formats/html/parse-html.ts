import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { type HtmlTag, tagsIn } from '../../markdown/html-tags.js';
import { OpenElements } from '../../markdown/open-elements.js';

const parser = unified().use(rehypeParse, { fragment: false }).freeze();

/**
 * The tree of a document, without its drawings.
 * @throws RangeError when more elements are open at once than the parser can read in a short time.
 */
export function parseHtml(html: string): Root {
  const kept = withoutDrawings(html);
  const open = new OpenElements();
  for (const tag of tagsIn(kept)) open.read(tag);
  return parser.parse(kept);
}

/** A drawing has no text for readers, and its hundreds of elements have no end tags. A drawing without end is kept. */
function withoutDrawings(html: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of drawingsIn(tagsIn(html))) {
    kept += html.slice(from, start);
    from = end;
  }
  return kept + html.slice(from);
}

function* drawingsIn(tags: Iterable<HtmlTag>): Generator<Pick<HtmlTag, 'start' | 'end'>> {
  let depth = 0;
  let start = 0;
  for (const tag of tags) {
    if (tag.name !== 'svg') continue;
    if (!tag.isEnd) {
      if (depth === 0) start = tag.start;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) yield { start, end: tag.end };
    }
  }
}
