import { standardMarkdown } from '../../../test/support/standard-markdown.js';

describe('Containers of colons', () => {
  it.each([
    [':::note\n\nText.\n\n:::', '> [!NOTE]\n> Text.'],
    [':::tip Try *it*\nText.\n\n- one\n:::\nAfter.', '> [!TIP]\n> **Try *it***\n>\n> Text.\n>\n> - one\n\nAfter.'],
    [
      '::::danger[Take care]\n\n:::info\n\nInner.\n\n:::\n\n::::',
      '> [!CAUTION]\n> **Take care**\n>\n> > [!NOTE]\n> > **Info**\n> >\n> > Inner.',
    ],
    [':::note{title=x}\nText.\n:::', '> [!NOTE]\n> Text.'],
    ['1. One\n\n   :::warning\n   Text.\n   :::\n2. Two', '1. One\n\n   > [!WARNING]\n   > Text.\n\n2. Two'],
    [':::note\n\n```js\n:::\n  a\n```\n\n:::', '> [!NOTE]\n> ```js\n> :::\n>   a\n> ```'],
    [':::caution\n\n## Inside\n\nText.\n\n:::', '**Caution**\n\n## Inside\n\nText.'],
    ['::: details Show it {open}\nText.\n:::', '**Show it**\n\nText.'],
    [':::{note} Title\nText.\n:::', '> [!NOTE]\n> **Title**\n>\n> Text.'],
    ['A\n\n:::tip Lost\n\nB\n\nC', 'A\n\n**Lost**\n\nB\n\nC'],
    ['A\n\n:::\n\nB', 'A\n\nB'],
    ['Text :::note', 'Text :::note'],
  ])('of %j become %j', (markdown, expected) => {
    expect(standardMarkdown(markdown)).toBe(expected);
  });
});
