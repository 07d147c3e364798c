import { corpusPage } from '../../../test/support/corpus-page.js';
import { parseMarkdown } from '../../content/markdown/parse.js';
import { CODE_CHARACTERS, PROSE_CHARACTERS, WINDOW_CHARACTERS } from '../limits.js';
import { chunkPage } from './chunker.js';

const chunksOf = (markdown: string) => chunkPage(corpusPage({ markdown: `# Page\n\n${markdown}` })).flat();
const textsOf = (markdown: string) => chunksOf(markdown).map(({ chunk }) => chunk.text);
const words = (count: number, word = 'word') =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');
const typesOf = (markdown: string) => parseMarkdown(markdown).children.map(({ type }) => type);

describe('a table that is too long for a chunk', () => {
  const table = `| Name | Meaning |\n|:--|--:|\n${lines(120, (index) => `| \`key${index}\` | what the setting ${index} does |`)}`;

  it('is cut between rows, and every chunk has the header, the separator and whole rows', () => {
    const chunks = chunksOf(table);

    expect(chunks.length).toBeGreaterThan(2);
    for (const { chunk, prose } of chunks) {
      expect(new Set(typesOf(chunk.text))).toEqual(new Set(['table']));
      expect(chunk.text).toMatch(
        /^(?:\| Name \| Meaning \|\n\| --- \| --- \|\n(?:\| `key\d+` \| what the setting \d+ does \|\n*)+)+$/,
      );
      expect(prose).toMatch(/^Name Meaning\n/);
      expect(prose.length).toBeLessThanOrEqual(WINDOW_CHARACTERS * 1.25);
    }
    expect(
      chunks
        .map(({ chunk }) => chunk.text)
        .join('\n')
        .match(/`key\d+`/g),
    ).toHaveLength(120);
  });

  it('repeats the sentence before the table in later chunks', () => {
    const chunks = textsOf(`Some text. These settings exist.\n\n${table}`);

    expect(chunks.slice(1).every((text) => text.startsWith('These settings exist.\n\n| Name'))).toBe(true);
  });

  it('stays in one piece up to the limit', () => {
    const rows = `| a | b |\n|---|---|\n${lines(20, (index) => `| ${index} | ${words(8)} |`)}`;

    expect(textsOf(rows)).toEqual([rows]);
  });

  it('gives a row that is too long a list of cells with the names of their columns', () => {
    const row = `| \`a\` | [x](y.md) ${words(100)} | ${words(400, 'long')} | |`;
    const [first, ...others] = textsOf(
      `| Name | Meaning | Note | Empty |\n|---|---|---|---|\n${row}\n| b | c | d | e |`,
    );

    expect(first).toMatch(/^\*\*Name\*\*: `a`\n\n\*\*Meaning\*\*: \[x\]\(y\.md\) word0 .*word99$/);
    expect(others.slice(0, -1).every((text) => text.startsWith('**Note**: long'))).toBe(true);
    expect(others.at(-1)).toContain('| b | c | d | e |');
    expect(
      textsOf(`| Name | Note |\n|---|---|\n| a | ${words(400, 'long')} |`)
        .join(' ')
        .match(/long\d+/g),
    ).toHaveLength(400);
  });
});

describe('code that is too long for a chunk', () => {
  const block = (index: number) => lines(40, (line) => `  call_${index}_${line}("some argument");`);
  const code = Array.from({ length: 12 }, (_, index) => block(index)).join('\n\n');

  it('is cut at blank lines, and every chunk has the fence, the language and the sentence before the code', () => {
    const chunks = chunksOf(`Read on. Put this into the file:\n\n\`\`\`ts title="a.ts"\n${code}\n\`\`\`\n`);

    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.map((draft) => draft.code).join('\n\n')).toBe(code);
    expect(chunks.every(({ chunk }) => /Put this into the file:\n\n```ts\n[^`]*\n```$/.test(chunk.text))).toBe(true);
  });

  it('is cut between lines when it has no blank line, and inside of a line only when that is too long', () => {
    const dense = lines(400, (index) => `let a${index} = "${'x'.repeat(40)}";`);

    expect(
      chunksOf(`\`\`\`js\n${dense}\n\`\`\``)
        .map((draft) => draft.code)
        .join('\n'),
    ).toBe(dense);
    expect(Math.max(...chunksOf(`\`\`\`\n${'y'.repeat(20_001)}\n\`\`\``).map((draft) => draft.code.length))).toBe(
      CODE_CHARACTERS,
    );
  });

  it('keeps its indentation and has a fence that its text does not end', () => {
    const nested = '  - a:\n\n```js\nb\n```\n~~~~\nc';

    const [text] = textsOf(`\`\`\`\`\`yaml\n${nested}\n\`\`\`\`\``);

    expect(parseMarkdown(text!).children).toMatchObject([{ type: 'code', lang: 'yaml', value: nested }]);
  });
});

describe('a list that is too long for a chunk', () => {
  const items = lines(80, (index) => `- [Page ${index}](page-${index}.md) explains the subject number ${index}`);

  it('is cut between items, and later chunks begin with the sentence before it', () => {
    const chunks = textsOf(`First. These pages exist:\n\n${items}`);

    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.slice(1).every((text) => text.startsWith('These pages exist:\n\n- [Page'))).toBe(true);
    expect(chunks.join('\n').match(/^- /gm)).toHaveLength(80);
  });

  it('does not repeat a long paragraph, and repeats nothing where the list begins its chunk without being announced', () => {
    expect(textsOf(`${words(100)}:\n\n${items}`).filter((text) => text.startsWith('word0'))).toHaveLength(1);
    expect(textsOf(`${words(150)}.\n\n- ${words(120)}`)).toHaveLength(2);
  });

  it('cuts an item that is too long between its parts, and keeps code in it as code', () => {
    const item = `1. ${words(150)}\n\n   \`\`\`sh\n   run\n   \`\`\`\n\n   ${words(150, 'more')}\n   - ${words(150, 'sub')}`;

    const chunks = chunksOf(item);

    expect(chunks[0]!.chunk.text).toMatch(/^1\. word0/);
    expect(chunks.map((draft) => draft.code).join('')).toBe('run');
    expect(chunks.every((draft) => draft.prose.length <= PROSE_CHARACTERS)).toBe(true);
  });

  it('cuts a quotation that is too long between its parts, without its marks', () => {
    const chunks = textsOf(`> [!NOTE]\n> ${words(150)}\n> end\n>\n> ${words(200, 'more')}`);

    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.join('\n')).not.toMatch(/^>|\[!/m);
  });
});

describe('the end of a chunk', () => {
  it.each([
    ['the name of a tab', '**Linux**'],
    ['a sentence that announces what follows', 'Do this:'],
  ])('is not %s', (_what, label) => {
    const [first, second] = textsOf(`${words(120)}\n\n${label}\n\n${words(120, 'next')}`);

    expect(first).toBe(words(120));
    expect(second).toBe(`${label}\n\n${words(120, 'next')}`);
  });
});

describe('The text of all chunks', () => {
  it.each<[what: string, markdown: string]>([
    [
      'a table with a wide header',
      `|${' name of a column |'.repeat(60)}\n|${'---|'.repeat(60)}\n${lines(300, () => `|${' a |'.repeat(60)}`)}`,
    ],
    ['a table of many small cells', `|${'c|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'a|'.repeat(3_000)}`],
    [
      'a table with a header of the longest repeated length',
      `| ${'h'.repeat(598)} |\n|---|\n${lines(500, () => `| ${words(20)} |`)}`,
    ],
    ['a list of thousands of links', lines(3_000, (index) => `- [a](${index})`)],
    ['a long introduction before many items', `${'i'.repeat(299)}:\n\n${lines(500, () => `- ${words(30)}`)}`],
    [
      'a footnote that many sections refer to',
      `${lines(200, (index) => `## ${index}\n\ntext[^1]\n`)}\n[^1]: ${words(200)}`,
    ],
  ])('is at most four times as long as the page: %s', (_what, markdown) => {
    const total = chunksOf(markdown).reduce(
      (sum, { chunk, prose, code }) => sum + Math.max(chunk.text.length, prose.length + code.length),
      0,
    );

    expect(total / markdown.length).toBeLessThan(4);
  });
});
