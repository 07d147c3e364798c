import { corpusPage } from '../../../test/support/corpus-page.js';
import { inParagraphs } from '../../../test/support/in-paragraphs.js';
import { orRefused } from '../../../test/support/or-refused.js';
import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { checkParsable } from '../../content/markdown/check-parsable.js';
import { tagsIn } from '../../content/markdown/html-tags.js';
import { Book } from '../content/book.js';
import { excerpt } from '../search/excerpt.js';
import { renderMarkdown } from './render-markdown.js';

function rendered(text: string): unknown {
  const markdown = inParagraphs(text);
  return orRefused(() => {
    checkParsable(markdown);
    const page = corpusPage({ markdown });
    return renderMarkdown(page, new Book([page], 'Book', new Date(0)));
  });
}

describe('The time to prepare a page for the site grows with its length', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['tagsIn', (text) => [...tagsIn(`<a ${text}`)]],
    ['excerpt', (text) => excerpt(text, ['needle', 'a'])],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read)).toEqual([]);
  });

  it('in renderMarkdown', () => {
    expect(growsFasterThanText(rendered, { shortest: 256, longest: 4_096 })).toEqual([]);
  });
});
