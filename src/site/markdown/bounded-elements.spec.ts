import { corpusPage } from '../../../test/support/corpus-page.js';
import { OPEN_ELEMENTS } from '../../content/limits.js';
import { Book } from '../content/book.js';
import { renderMarkdown } from './render-markdown.js';

const SOURCE = /^<pre>/;

function render(markdown: string): string {
  const page = corpusPage({ markdown });
  return renderMarkdown(page, new Book([page], 'Book', new Date(0))).rest;
}

describe('boundedElements', () => {
  it.each([
    ['notes of HTML', '<aside>\n\n', ''],
    ['notes of HTML that end with unknown tags', '<aside>\n\n</x-end>\n\n', ''],
    ['blocks of HTML', '<div>\n\n', ''],
    ['inline HTML', 'a <b>', ''],
    ['tags in one block of HTML', '<DIV>', '\n\nText'],
    ['elements whose end tag is in an attribute', '<div title="</div>">', ''],
    ['elements whose end tag is in a comment', '<div><!-- </div> -->\n\n', ''],
  ])('renders a page with the limit of open %s, and shows the source of a page with one more', (_what, unit, end) => {
    expect(render(unit.repeat(OPEN_ELEMENTS) + end)).not.toMatch(SOURCE);
    expect(render(unit.repeat(OPEN_ELEMENTS + 1) + end)).toMatch(SOURCE);
  });

  it.each(['object', 'table', 'template', 'marquee', 'textarea'])(
    'shows the source of a page on which <%s> encloses the end tags of many elements',
    (name) => {
      expect(render(`<div><${name}></div></${name}>\n\n`.repeat(OPEN_ELEMENTS + 1))).toMatch(SOURCE);
    },
  );

  it.each([
    ['notes', '> [!NOTE]\n> Text\n\n'],
    ['elements that end', '<div>\n\nText\n\n</div>\n\n'],
    ['elements without end tags', '<img src="a.png"><br>\n\n'],
    ['tags in code', '`<div>` Text\n\n'],
    ['tags in comments', '<!-- <div> -->\n\n'],
    ['tags in attributes', 'a <br title="<div>">\n\n'],
    ['elements that end across each other', 'a <b><i></b></i>\n\n'],
    ['tables with text that is bold', '<table><tr><td><b>a</b></td></tr></table>\n\n'],
  ])('renders a page with more %s than the limit', (_what, unit) => {
    expect(render(unit.repeat(OPEN_ELEMENTS + 1))).not.toMatch(SOURCE);
  });
});
