import { standardMarkdown } from '../../../test/support/standard-markdown.js';
import { FLAVOUR_NAMES } from '../flavours/flavour-name.js';

/** Each has marks of every generator, and is code. */
const MARKS = [
  ':::note',
  '{{#each list}} {{#include a.rs}} {{ name }} {{< tab >}} {{jsxref("A")}}',
  'import a from "b";',
  'export const c = 1;',
  '<Tabs><TabItem value="a">{/* no */}{value}</TabItem></Tabs> <!-- no -->',
  '[[Link]] ==x== %%no%% ^block ++ctrl+c++ :smile: { .class }',
  '!!! note "T"',
  '    === "A"',
  '> [!NOTE]- T',
  ':::',
].join('\n');

const indented = (text: string, columns: number) => text.replace(/^(?=.)/gm, ' '.repeat(columns));

const CODE = [
  ['a fence', `\`\`\`js\n${MARKS}\n\`\`\``],
  ['a fence of tildes', `~~~\n${MARKS}\n\`\`\`\n~~~`],
  ['a fence that contains a fence', `\`\`\`\`md\n\`\`\`js\n${MARKS}\n\`\`\`\n\`\`\`\``],
  ['a fence in a list', `- Item\n\n  \`\`\`\n${indented(MARKS, 2)}\n  \`\`\``],
  ['a fence after the mark of an item', `1. \`\`\`\n${indented(MARKS, 3)}\n   \`\`\``],
  ['a fence in a list in a list', `- a\n  - b\n\n    \`\`\`\n${indented(MARKS, 4)}\n    \`\`\``],
  ['a fence in a quotation', `> \`\`\`\n${MARKS.replace(/^/gm, '> ')}\n> \`\`\``],
  ['a fence after a line break', `Text\\\n\`\`\`\n${MARKS}\n\`\`\``],
  ['a fence without an end', `\`\`\`\n${MARKS}`],
] as const;

describe('toStandardMarkdown', () => {
  describe.each(FLAVOUR_NAMES)('of a page of %s', (flavour) => {
    it.each(CODE)('changes nothing in %s', (_what, code) => {
      expect(standardMarkdown(`Before.\n\n${code}`, { flavour })).toBe(`Before.\n\n${code}`);
      expect(standardMarkdown(`Before.\n\n${code}`, { flavour, mdx: true })).toBe(`Before.\n\n${code}`);
    });

    it.each([
      '`:::` and ``a ` {{#each}}`` and `{/* x */}` and `<Tabs>` and `[[a]]`',
      'A span `over {{#two}}\n{x} lines` and `:smile:`.',
    ])('changes nothing in the code spans of %j', (markdown) => {
      expect(standardMarkdown(markdown, { flavour })).toBe(markdown);
    });

    it.each([
      ['Text <!-- not for readers --> goes on.', 'Text  goes on.'],
      ['A\n\n<!-- b\n\n```\nc\n```\n\nd -->\n\nE', 'A\n\nE'],
      ['A\n\n<!-- b\n\nC', 'A\n\nC'],
      ['A <style>p { color: red }</style> B', 'A  B'],
    ])('leaves out comments and styles of %j', (markdown, expected) => {
      expect(standardMarkdown(markdown, { flavour })).toBe(expected);
    });
  });

  it.each([
    ['indented code', `Text:\n\n${indented(MARKS, 4)}\n\nEnd.`],
    ['indented code in a list', `- Item\n\n${indented(MARKS, 6)}\n\nEnd.`],
    ['HTML', `<pre>\n${MARKS}\n</pre>`],
  ])('changes nothing in %s of Markdown', (_what, markdown) => {
    expect(standardMarkdown(markdown)).toBe(markdown);
  });

  it.each([
    ['A {/* b\n\nc */} D', 'A  D'],
    ['## Install {/* #setup */}', '## Install {#setup}'],
    ['A {/* b', 'A {/* b'],
    ['A\n\nexport the file first\n\nimport duties are paid', 'A\n\nexport the file first\n\nimport duties are paid'],
  ])('of %j in MDX is %j', (markdown, expected) => {
    expect(standardMarkdown(markdown, { mdx: true })).toBe(expected);
  });

  it('leaves out comments of Obsidian', () => {
    expect(standardMarkdown('A %%b%% C\n\n%%\nd\n\ne\n%%\n\n100%% F', { flavour: 'obsidian' })).toBe('A  C\n\n100%% F');
  });
});
