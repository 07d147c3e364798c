import { splitSections } from './split-sections.js';

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
  ])('slugs %s as GitHub does', (markdown, anchor) => {
    expect(anchors(markdown)).toEqual([anchor]);
  });

  it('numbers duplicates on a page', () => {
    expect(anchors('# Usage\n## Usage\n### Usage\n')).toEqual(['usage', 'usage-1', 'usage-2']);
  });

  it('keeps headings as written, without their signs and ids', () => {
    expect(headings('## `Rc<T>`, *shared* ##\n\n### Named {#id}\n')).toEqual(['`Rc<T>`, *shared*', 'Named']);
  });

  it.each([
    ['code fences', '# Real\n\n```sh\n# comment\n```\n'],
    ['comments', '# Real\n\n<!--\n# retired\n-->\n'],
    ['quotations', '# Real\n\n> ## quoted\n'],
    ['underlines', '# Real\n\nOld style\n---\n'],
  ])('opens no section in %s', (_where, markdown) => {
    expect(headings(markdown)).toEqual(['Real']);
  });
});
