import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseMarkdown } from './parse.js';

const plain = unified().use(remarkParse).use(remarkGfm).freeze();

describe('parseMarkdown', () => {
  it.each([
    'Write to ada@example.org or mailto:ada@example.org.',
    'See [x (https://a.example/b and www.a.example.',
    '[a link](https://a.example) and [one www.b.example](c)',
    '# www.a.example {#top}\n\n| a | b |\n|---|---|\n| HTTP://A.example | xmpp:a@b.example |',
    '> - [ ] WWW.A.example\n>\n>   footnote[^1]\n\n[^1]: a@b.example',
    'No address: a.example, `www.a.example`.\n\n```\nhttps://a.example\n```',
  ])('finds the same addresses as remark-gfm in %j', (markdown) => {
    expect(parseMarkdown(markdown)).toEqual(plain.parse(markdown));
  });
});
