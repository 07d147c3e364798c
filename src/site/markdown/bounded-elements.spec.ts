import { corpusPage } from '../../../test/support/corpus-page.js';
import { Book } from '../content/book.js';
import { OPEN_ELEMENTS } from '../limits.js';
import { renderMarkdown } from './render-markdown.js';

const SOURCE = /^<pre>/;

function render(markdown: string): string {
  const page = corpusPage({ markdown });
  return renderMarkdown(page, new Book([page], 'Book', new Date(0))).rest;
}

describe('boundedElements', () => {
  it.each([
    ['notes', ':::note\n', ''],
    ['notes that end with unknown tags', ':::note\n\n</x-end>\n\n', ''],
    ['blocks of HTML', '<div>\n\n', ''],
    ['inline HTML', 'a <b>', ''],
    ['tags in one block of HTML', '<DIV>', '\n\nText'],
  ])('renders a page with the limit of open %s, and shows the source of a page with one more', (_what, unit, end) => {
    expect(render(unit.repeat(OPEN_ELEMENTS) + end)).not.toMatch(SOURCE);
    expect(render(unit.repeat(OPEN_ELEMENTS + 1) + end)).toMatch(SOURCE);
  });

  it.each([
    ['notes that end', ':::note\n\nText\n\n:::\n\n'],
    ['elements that end', '<div>\n\nText\n\n</div>\n\n'],
    ['elements without end tags', '<img src="a.png"><br>\n\n'],
    ['tags in code', '`<div>` Text\n\n'],
  ])('renders a page with more %s than the limit', (_what, unit) => {
    expect(render(unit.repeat(OPEN_ELEMENTS + 1))).not.toMatch(SOURCE);
  });
});
