import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { excerpt } from '../search/excerpt.js';
import { prepareMarkdown } from './prepare-markdown.js';

describe('The time to prepare a page for the site grows with its length', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['prepareMarkdown', prepareMarkdown],
    ['excerpt', (text) => excerpt(text, ['needle', 'a'])],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read)).toEqual([]);
  });
});
