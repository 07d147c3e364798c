import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { definitionLists } from './definition-lists.js';

describe('definitionLists', () => {
  it.each<[what: string, markdown: string, converted: string]>([
    ['a term and its text', 'Port\n: the port\n', '- **Port**: the port\n'],
    [
      'several terms and texts',
      'A\nB\n:   one\n:   two\n\nC\n\n: three\n',
      '- **A**, **B**: one\n\n  two\n\n- **C**: three\n',
    ],
    ['terms without a blank line between', 'A\n: one\nB\n: two', '- **A**: one\n- **B**: two'],
    [
      'paragraphs and code in a definition',
      '`a`\n:   one\n    more\nlazy\n\n    ```sh\n    : x\n    ```\n\nText.',
      '- **`a`**: one\n  more\n  lazy\n\n  ```sh\n  : x\n  ```\n\nText.',
    ],
    ['text around a list', '# T\n\nText.\n\n**A**\n: one\n\n## U', '# T\n\nText.\n\n- **A**: one\n\n## U'],
  ])('definitionLists converts %s', (_what, markdown, converted) => {
    expect(definitionLists(markdown, 'mkdocs')).toBe(converted);
  });

  it.each([
    ['code', '```yaml\na\n: b\n```'],
    ['indented code', '    a\n: b'],
    ['a line after a heading, a list or a table', '# A\n: b\n\n- a\n: b\n\n| a |\n: b'],
    ['a line without a term', ': b\n\n\n: c'],
    ['a colon without a space', 'a\n:b\n:::note'],
  ])('definitionLists keeps %s', (_what, markdown) => {
    expect(definitionLists(markdown, 'hugo')).toBe(markdown);
  });

  it('definitionLists changes nothing where the generator has no definition lists', () => {
    expect(definitionLists('A\n: b', 'docusaurus')).toBe('A\n: b');
  });

  it('definitionLists needs a time that grows with the length of the page', () => {
    expect(growsFasterThanText((text) => definitionLists(`a\n: b\n${text}\n: c`, 'mkdocs'))).toEqual([]);
  });
});
