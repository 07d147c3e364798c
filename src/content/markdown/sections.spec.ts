import { anchoredHeadings } from './heading-anchors.js';
import { parseMarkdown } from './parse.js';
import { splitSections } from './sections.js';

const anchors = (markdown: string) => splitSections(markdown).map((section) => section.anchor);
const headings = (markdown: string) => splitSections(markdown).map((section) => section.heading);

describe('splitSections', () => {
  it.each([
    ['## The `match` Control Flow', 'the-match-control-flow'],
    ['## `Vec<T>` and *friends*', 'vect-and-friends'],
    ['## [Linked](https://example.com) text', 'linked-text'],
    ['## What is `DATABASE_URL`?', 'what-is-database_url'],
    ['## Über uns', 'über-uns'],
    ['## A -- B', 'a----b'],
    ['## Named {#my-Id}', 'my-Id'],
    ['## With <a id="x"></a>tag', 'with-tag'],
  ])('gives the heading %s the same anchor as GitHub', (markdown, anchor) => {
    expect(anchors(markdown)).toEqual([anchor]);
  });

  it('numbers the anchors of headings with equal text on a page', () => {
    expect(anchors('# Usage\n## Usage\n### Usage\n')).toEqual(['usage', 'usage-1', 'usage-2']);
  });

  it('returns headings as written, without # signs and explicit anchors', () => {
    expect(headings('## `Rc<T>`, *shared* ##\n\n### Named {#id}\n')).toEqual(['`Rc<T>`, *shared*', 'Named']);
  });

  it.each([
    ['code fences', '# Real\n\n```sh\n# comment\n```\n'],
    ['comments', '# Real\n\n<!--\n# retired\n-->\n'],
    ['quotations', '# Real\n\n> ## quoted\n'],
    ['underlined form', '# Real\n\nOld style\n---\n'],
  ])('does not start a section at a heading in %s', (_where, markdown) => {
    expect(headings(markdown)).toEqual(['Real']);
  });

  it('reads an explicit anchor before the closing # signs of a heading', () => {
    expect(splitSections('## Named {#my-id} ##')).toMatchObject([
      { heading: 'Named', path: ['Named'], anchor: 'my-id' },
    ]);
  });

  it('uses the given rule for anchors, for example of another site generator', () => {
    const numbered = () => {
      let count = 0;
      return (text: string) => `${text.toLowerCase()}_${(count += 1)}`;
    };
    const sections = splitSections('# Usage\n## Usage\n## Own {#own}\n', numbered);

    expect(sections.map(({ anchor }) => anchor)).toEqual(['usage_1', 'usage_2', 'own']);
  });

  it('gives an underlined heading a numbered anchor when a section has the same text', () => {
    const markdown = 'Usage\n-----\n\n## Usage\n';
    const headings = anchoredHeadings(parseMarkdown(markdown), markdown);

    expect(headings.map(({ anchor, opensSection }) => [anchor, opensSection])).toEqual([
      ['usage-1', false],
      ['usage', true],
    ]);
  });
});
