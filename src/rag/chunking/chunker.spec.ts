import { corpusPage } from '../../../test/support/corpus-page.js';
import { standardMarkdown } from '../../../test/support/standard-markdown.js';
import { chunkPage } from './chunker.js';

const chunksOf = (markdown: string) => chunkPage(corpusPage({ markdown })).flat();
const paragraph = (word: string, length = 500) => `${word} `.repeat(length / (word.length + 1)).trim();

describe('chunkPage', () => {
  it('gives each chunk the heading, heading path and text of its section', () => {
    const chunks = chunksOf(
      '# Install\n\nFirst.\n\n## On Linux\n\nSecond.\n\n### From `apt`\n\nThird.\n\n## On macOS\n\nFourth.\n',
    );

    expect(chunks.map(({ chunk }) => [chunk.headingPath.join(' > '), chunk.heading, chunk.text])).toEqual([
      ['Install', 'Install', 'First.'],
      ['Install > On Linux', 'On Linux', 'Second.'],
      ['Install > On Linux > From apt', 'From `apt`', 'Third.'],
      ['Install > On macOS', 'On macOS', 'Fourth.'],
    ]);
  });

  it('puts text before the first heading into the chunk of the first section', () => {
    const chunks = chunksOf('Before.\n\n# Title\n\nAfter.');

    expect(chunks.map(({ chunk }) => [chunk.heading, chunk.text])).toEqual([['Title', 'Before.\n\nAfter.']]);
  });

  it('creates one chunk without heading and anchor for a page without headings', () => {
    expect(chunksOf('Only text.')).toMatchObject([{ chunk: { heading: '', anchor: '', headingPath: [] } }]);
  });

  it('gives a section the anchor that the generator of its site makes', () => {
    const page = corpusPage({ flavour: 'mkdocs', markdown: '# A & B\n\nOne.\n\n## A B\n\nTwo.' });

    expect(
      chunkPage(page)
        .flat()
        .map(({ chunk }) => chunk.anchor),
    ).toEqual(['a-b', 'a-b_1']);
  });

  it('gives the text before the first heading a chunk without an anchor when the title stands above the text', () => {
    const page = corpusPage({ titleAbove: true, markdown: 'Before.\n\n## Options\n\nAfter.' });
    const chunks = chunkPage(page).flat();

    expect(chunks.map(({ chunk }) => [chunk.headingPath.join(' > '), chunk.anchor, chunk.text])).toEqual([
      ['Install', '', 'Before.'],
      ['Install > Options', 'options', 'After.'],
    ]);
  });

  it('creates no chunk for a heading that has only subsections', () => {
    expect(chunksOf('# Title\n\n## Part\n\nText.').map(({ chunk }) => chunk.heading)).toEqual(['Part']);
  });

  it('cuts a long section between paragraphs and numbers its chunks', () => {
    const paragraphs = ['alpha', 'beta', 'gamma', 'delta', 'omega'].map((word) => paragraph(word));

    const chunks = chunksOf(`# Long\n\n${paragraphs.join('\n\n')}`);

    expect(chunks.map(({ chunk }) => chunk.position)).toEqual([0, 1, 2]);
    expect(chunks.map(({ chunk }) => chunk.text).join('\n\n')).toBe(paragraphs.join('\n\n'));
    expect(new Set(chunks.map(({ chunk }) => chunk.id)).size).toBe(3);
  });

  it('gives every chunk its own id when a page has two headings with the same {#id}', () => {
    const chunks = chunksOf('# Install\n\n## Linux {#setup}\n\nOne.\n\n## macOS {#setup}\n\nTwo.\n').map(
      ({ chunk }) => chunk,
    );

    expect(chunks.map(({ anchor, position, text }) => [anchor, position, text])).toEqual([
      ['setup', 0, 'One.'],
      ['setup', 1, 'Two.'],
    ]);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(2);
  });

  it('does not cut a code block when it cuts a long section', () => {
    const code = Array.from({ length: 60 }, (_, line) => `let variable_${line} = compute(${line});`).join('\n');

    const chunks = chunksOf(`# Code\n\n${paragraph('alpha', 1_000)}\n\n\`\`\`rust\n${code}\n\`\`\`\n`);

    const withCode = chunks.filter((draft) => draft.code !== '');
    expect(withCode).toHaveLength(1);
    expect(withCode[0]!.chunk.text).toContain(`\`\`\`rust\n${code}\n\`\`\``);
  });

  it('cuts a code block of one very long line', () => {
    const chunks = chunksOf(`# Minified\n\n\`\`\`js\n${'x'.repeat(20_000)}\n\`\`\`\n`);

    expect(chunks.map((draft) => draft.code).join('')).toBe('x'.repeat(20_000));
    expect(Math.max(...chunks.map((draft) => draft.code.length))).toBeLessThanOrEqual(8_000);
  });

  it('omits comments, tags, directives, module lines and link definitions from chunks', () => {
    const markdown = [
      '# Page',
      'import Tabs from "@theme/Tabs";',
      '<!-- ## Retired\n\nsecret -->',
      '<Listing number="1-1">\n\n{{#include ../code.rs}}\n\nReal <a id="x"></a>text with `Vec<T>`.\n\n</Listing>',
      ':::note Mind this\n\nInside.\n\n:::',
      '[link]: https://example.com',
    ].join('\n\n');

    const [draft, ...others] = chunksOf(standardMarkdown(markdown, { mdx: true }));

    expect(others).toEqual([]);
    expect(draft!.chunk.text).toBe('Real text with `Vec<T>`.\n\n> [!NOTE]\n> **Mind this**\n>\n> Inside.');
    expect(draft!.prose).toBe('Real text with Vec<T>.\nMind this\nInside.');
  });

  it('changes nothing in code, also where it looks like syntax of a generator', () => {
    const code = '{{#each list}}\n:::note\n{/* comment */}\n<Tabs />\nimport a from "b";\n:::';

    const [draft] = chunksOf(`# Code\n\n\`\`\`hbs\n${code}\n\`\`\`\n\nUse \`{{#if}}\`, \`{/* x */}\` or \`:::\`.`);

    expect(draft!.code).toBe(code);
    expect(draft!.chunk.text).toContain(code);
    expect(draft!.chunk.text).toContain('Use `{{#if}}`, `{/* x */}` or `:::`.');
    expect(draft!.prose).toBe('Use {{#if}}, {/* x */} or :::.');
  });

  it('separates the text of prose from the text of code blocks', () => {
    const [draft] = chunksOf(
      '# Run\n\nStart it:\n\n```sh\nnpm start\n```\n\n| Name | Meaning |\n|---|---|\n| `PORT` | the port |\n',
    );

    expect(draft!.code).toBe('npm start');
    expect(draft!.prose).toBe('Start it:\nName Meaning\nPORT the port');
  });

  it('searches other names of a page in each chunk, and its description and keywords in the first one', () => {
    const data = { labels: ['Setup'], description: 'From zero.', keywords: ['linux'] };

    const drafts = chunkPage(corpusPage({ ...data, markdown: '# Install\n\n## A\n\nOne.\n\n## B\n\nTwo.\n' })).flat();

    expect(drafts.map(({ titles }) => titles)).toEqual([
      ['Setup', 'Install', 'A', 'linux'],
      ['Setup', 'Install', 'B'],
    ]);
    expect(drafts.map(({ prose, chunk }) => [prose, chunk.text])).toEqual([
      ['From zero.\nOne.', 'One.'],
      ['Two.', 'Two.'],
    ]);
  });

  it('keeps the id of a chunk when its text changes; ids differ between pages and sections', () => {
    const idOf = (path: string, markdown: string) => chunkPage(corpusPage({ path, markdown }))[0]![0]!.chunk.id;

    expect(idOf('a.md', '# A\n\nOld')).toBe(idOf('a.md', '# A\n\nNew'));
    expect(idOf('a.md', '# A\n\nOld')).not.toBe(idOf('b.md', '# A\n\nOld'));
    expect(idOf('a.md', '# A\n\nOld')).not.toBe(idOf('a.md', '# B\n\nOld'));
  });
});
