import { toString } from 'mdast-util-to-string';
import { splitSections } from './sections.js';
import type { SluggedHeading } from './slugs/heading-slugs.js';
import { slugsOf } from './slugs/slugs-of.js';

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
      return ({ text, explicit }: SluggedHeading) => explicit ?? `${text.toLowerCase()}_${(count += 1)}`;
    };
    const sections = splitSections('# Usage\n## Usage\n## Own {#own}\n', { slugs: numbered });

    expect(sections.map(({ anchor }) => anchor)).toEqual(['usage_1', 'usage_2', 'own']);
  });

  it.each<[form: string, markdown: string, sections: readonly [heading: string, anchor: string][]]>([
    [
      'underlined',
      'Usage\n=====\n\nOf *all*\n---\n\n## Usage\n',
      [
        ['Usage', 'usage'],
        ['Of *all*', 'of-all'],
        ['Usage', 'usage-1'],
      ],
    ],
    ['underlined in two lines', 'Usage\nof `a`\n---\n', [['Usage of `a`', 'usageof-a']]],
    [
      'written as HTML',
      '<div>\n<h2 class="a" id="Own">One <b>two</b></h2>\n</div>\n\n<h3>A&B</h3>\n',
      [
        ['One two', 'Own'],
        ['A&B', 'ab'],
      ],
    ],
    [
      'in a note',
      '# A\n\n> [!NOTE]\n> text\n>\n> ## Quoted {#q}\n>\n> more\n',
      [
        ['A', 'a'],
        ['Quoted', 'q'],
      ],
    ],
    [
      'in lists',
      '# A\n\n- ## One\n\n  text\n- - ### Two\n',
      [
        ['A', 'a'],
        ['One', 'one'],
        ['Two', 'two'],
      ],
    ],
    [
      'with other attributes',
      '# A { #one .big }\n\n## B {: #two }\n\n## C {/* #three */}\n\n## D {#a_b key="x y"}\n',
      [
        ['A', 'one'],
        ['B', 'two'],
        ['C', 'three'],
        ['D', 'a_b'],
      ],
    ],
    [
      'that look like an explicit anchor',
      '# {#if ...}\n\n## The {#a} block\n\n## Set {a}\n',
      [
        ['{#if ...}', 'if-'],
        ['The {#a} block', 'the-a-block'],
        ['Set {a}', 'set-a'],
      ],
    ],
  ])('begins a section at headings %s', (_form, markdown, sections) => {
    expect(splitSections(markdown).map(({ heading, anchor }) => [heading, anchor])).toEqual(sections);
  });

  it.each([
    ['code', '# A\n\n    Title\n    ---\n\n```html\n<h2>b</h2>\n```\n'],
    ['a comment of HTML', '# A\n\n<!-- <h2>b</h2> -->\n'],
    ['a tag without an end', '# A\n\n<h2>b\n'],
    ['a quotation that is not a note', '# A\n\n> ## Quoted\n>\n> text\n'],
    ['a tag without text', '# A\n\n<h2><img src="a.png"></h2>\n'],
  ])('does not begin a section at what looks like a heading in %s', (_where, markdown) => {
    expect(anchors(markdown)).toEqual(['a']);
  });

  it('gives headings of HTML without an id no section where the generator makes no anchors for them', () => {
    const slugs = slugsOf('docusaurus');

    const sections = splitSections('# A\n\n<h2>One</h2>\n\n<h2 id="two">Two</h2>\n', { slugs });

    expect(sections.map(({ anchor }) => anchor)).toEqual(['a', 'two']);
  });

  it('keeps the text after a note or list in the section around it, and puts its headings below that section', () => {
    const markdown =
      '# A\n\n## B\n\n> [!TIP]\n> before\n>\n> # C\n>\n> inside\n\nafter\n\n### D\n\n- ## E\n- item\n\n## F\n';

    expect(
      splitSections(markdown).map(({ path, blocks }) => [path.join(' > '), ...blocks.map((node) => toString(node))]),
    ).toEqual([
      ['A'],
      ['A > B', '[!TIP]\nbefore', 'after'],
      ['A > B > C', 'inside'],
      ['A > B > D', 'item'],
      ['A > B > D > E'],
      ['A > F'],
    ]);
  });

  it.each<[page: string, markdown: string, sections: readonly [path: string, anchor: string][]]>([
    [
      'a title of its own',
      'Intro.\n\n## Options\n\n### More\n',
      [
        ['Title', ''],
        ['Title > Options', 'options'],
        ['Title > Options > More', 'more'],
      ],
    ],
    ['no text before its first heading', '## Options\n', [['Title > Options', 'options']]],
    [
      'its title as the first heading',
      'Intro.\n\n## Title\n\n## Options\n',
      [
        ['Title', 'title'],
        ['Options', 'options'],
      ],
    ],
    ['no heading', 'Only text.', [['Title', '']]],
  ])('puts the title of a page above its sections: a page with %s', (_page, markdown, sections) => {
    expect(splitSections(markdown, { title: 'Title' }).map(({ path, anchor }) => [path.join(' > '), anchor])).toEqual(
      sections,
    );
  });

  it('puts a footnote into the first section that refers to it, also through another footnote', () => {
    const markdown = [
      '# A\n\none[^1]',
      '## B[^3]\n\ntwo[^1]',
      '## C\n\nthree',
      '[^1]: first, see [^2]',
      '[^2]: second',
      '[^3]: third',
      '[^4]: never used',
    ].join('\n\n');

    expect(splitSections(markdown).map(({ blocks }) => blocks.map((node) => toString(node)))).toEqual([
      ['one', 'first, see ', 'second'],
      ['two', 'third'],
      ['three'],
    ]);
  });
});
