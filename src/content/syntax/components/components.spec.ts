import { standardMarkdown } from '../../../../test/support/standard-markdown.js';

const mdx = (markdown: string, files = {}) => standardMarkdown(markdown, { mdx: true }, files);

describe('Components of MDX', () => {
  it.each([
    [
      'tabs of Docusaurus',
      '<Tabs>\n  <TabItem value="linux" label="Linux">\n\n    Use apt.\n\n    ```sh\n    apt install x\n      y\n    ```\n\n  </TabItem>\n  <TabItem value="mac">Use brew.</TabItem>\n</Tabs>',
      '**Linux**\n\nUse apt.\n\n```sh\napt install x\n  y\n```\n\n**mac**\n\nUse brew.',
    ],
    [
      'tabs whose labels are at their group',
      "<Tabs values={[{ label: 'Linux', value: 'l' }]}>\n<TabItem value=\"l\">\nA\n</TabItem>\n</Tabs>\n\n<Tabs items={['npm', 'yarn']}>\n<Tabs.Tab>\nB\n</Tabs.Tab>\n<Tabs.Tab>C</Tabs.Tab>\n</Tabs>",
      '**Linux**\n\nA\n\n**npm**\n\nB\n\n**yarn**\n\nC',
    ],
    [
      'tabs by slots',
      '<UIFrameworkTabs>\n  <Fragment slot="react">\n  A\n  </Fragment>\n</UIFrameworkTabs>',
      '**react**\n\nA',
    ],
    [
      'tabs in a list',
      '1. One\n\n   <Tabs>\n     <TabItem label="A">\n       Text\n     </TabItem>\n   </Tabs>\n\n2. Two',
      '1. One\n\n   **A**\n\n   Text\n\n2. Two',
    ],
    [
      'notes',
      '<Aside type="caution" title="Mind">\nText `a`.\n</Aside>\n\n<Tip>B</Tip>\n\n<Callout type="error">\n  C\n</Callout>',
      '> [!CAUTION]\n> **Mind**\n>\n> Text `a`.\n\n> [!TIP]\n> B\n\n> [!CAUTION]\n> **Error**\n>\n> C',
    ],
    [
      'attributes with braces and `>`',
      '<Card\n  title="A > B"\n  icon={<Icon name="x" />}\n  onClick={() => { go(1 > 0); }}\n>\n  Text\n</Card>',
      '**A > B**\n\nText',
    ],
    [
      'cards that are links',
      '<LinkCard title="Start" href="/start" description="First steps" />',
      '[Start](/start)\n\nFirst steps',
    ],
    [
      'components in a line',
      'Since <Badge text="v2" /> use <Kbd>Ctrl</Kbd> and <Icon name="star" />see <Link to="/b">B</Link>.',
      'Since v2 use Ctrl and see [B](/b).',
    ],
    [
      'details',
      '<details>\n<summary>More</summary>\n- one\n- two\n</details>',
      '<details>\n<summary>More</summary>\n\n- one\n- two\n\n</details>',
    ],
    [
      'wrappers',
      '<div className="row">\n  <div style={{ color: \'red\' }}>\n    ## Inside\n\n    Text\n  </div>\n</div>',
      '## Inside\n\nText',
    ],
    ['steps', '<Steps>\n\n1. One\n\n2. Two\n\n</Steps>', '1. One\n\n2. Two'],
    [
      'code as an attribute',
      '<Code code={`a {\n  b\n}`} lang="css" title="a.css" />',
      '**a.css**\n\n```css\na {\n  b\n}\n```',
    ],
    ['code as a child', '<CodeBlock language="js">{`const a = 1;`}</CodeBlock>', '```js\nconst a = 1;\n```'],
    [
      'pictures',
      '<Image src={require(\'./a.png\').default} alt="A" />\n\n<img src={useBaseUrl(\'/b.png\')} alt="B" style={{ width: 1 }} />',
      '![A](./a.png)\n\n<img src="/b.png" alt="B" />',
    ],
    ['expressions', "A {'<'} b{' '}c {count} d {\"e\"} {list.map((x) => <li>{x}</li>)}.", 'A < b c  d e .'],
    ['anchors', '## Title {#own}\n\nSet $\\frac{a}{b}$ and \\{x}.', '## Title {#own}\n\nSet $\\frac{a}{b}$ and \\{x}.'],
    ['a tag without an end', 'A\n\n<Tabs>\n\nB {c\n\n## D\n\nE', 'A\n\nB {c\n\n## D\n\nE'],
    ['an end without a start', 'A\n\n</Tabs>\n\nB', 'A\n\nB'],
    ['comparisons', 'If a < b and c > d, or <5.', 'If a < b and c > d, or <5.'],
  ])('write %s', (_what, markdown, expected) => {
    expect(mdx(markdown)).toBe(expected);
  });

  it('write partials and imported files', () => {
    const files = {
      'guide/_part.mdx': '---\na: b\n---\nimport Inner from "./_inner.md";\n\nPart {props.a}:\n\n<Inner />\n',
      'guide/_inner.md': '```js\n{/* a */}\n```\n',
      'guide/a.js': 'let a = {};\n',
    };
    const page =
      'import Part from \'./_part.mdx\';\nimport Source from \'!!raw-loader!./a.js\';\n\n- One\n\n  <Part a="b" />\n\n<CodeBlock language="js">{Source}</CodeBlock>';

    expect(mdx(page, files)).toBe('- One\n\n  Part :\n\n  ```js\n  {/* a */}\n  ```\n\n```js\nlet a = {};\n```');
  });

  it('end a page that includes itself', () => {
    const self = "import Self from './page.mdx';\n\nA\n\n<Self />";

    expect(standardMarkdown(self, { mdx: true, path: 'page.mdx' }, { 'page.mdx': self }).match(/A/g)).toHaveLength(6);
  });
});

describe('Components in Markdown', () => {
  it.each([
    ['<Listing number="1" caption="First">\n\n    code\n\nText\n\n</Listing>', '**First**\n\n    code\n\nText'],
    ['Text <Badge type="tip" text="new" /> and <b>bold</b>.', 'Text new and <b>bold</b>.'],
    ['A `Vec<T>` or Vec<T> and {x}.', 'A `Vec<T>` or Vec<T> and {x}.'],
    ['<div class="a">\n\n<Card title="B">\n\nC\n\n</Card>\n\n</div>', '<div class="a">\n\n**B**\n\nC\n\n</div>'],
    ['<https://example.com> and <a@b.example>', '<https://example.com> and <a@b.example>'],
  ])('write %j as %j', (markdown, expected) => {
    expect(standardMarkdown(markdown)).toBe(expected);
  });
});
