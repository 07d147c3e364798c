import { readHtml } from './read-html.js';

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const markdownOf = (body: string) => readHtml(page(body)).markdown.trim();

describe('readHtml', () => {
  it.each<[what: string, html: string, markdown: string]>([
    ['the main element', '<header>Site</header><main><p>Text</p></main><footer>Legal</footer>', 'Text'],
    ['the only article of it', '<main><p>Crumbs</p><article><p>Text</p></article></main>', 'Text'],
    ['an element with the role main', '<p>Menu</p><div role="main"><p>Text</p></div>', 'Text'],
    ['the body without what is around', '<nav>Menu</nav><p>Text</p><aside>Advice</aside><footer>F</footer>', 'Text'],
    ['no scripts, styles and drawings', '<p>Text</p><script>a()</script><style>b{}</style><svg><path/></svg>', 'Text'],
    ['the id of a heading', '<h2 id="set-up">Setup</h2>', '## Setup {#set-up}'],
    [
      'the id of its section',
      '<section id="set_up"><h2>Setup<a href="#set_up">¶</a></h2></section>',
      '## Setup {#set_up}',
    ],
    ['the id of an anchor in it', '<h2><a name="a.b"></a>Setup</h2>', '## Setup {#a.b}'],
    ['the id of an anchor before it', '<a id="x"></a><h2>Setup</h2>', '## Setup {#x}'],
    ['a heading of several lines', '<h2>One<br>two</h2>', '## One two'],
    ['text that looks like Markdown', '<p>*a* [b] # c &lt;d&gt;</p>', '\\*a\\* \\[b] # c \\<d>'],
    [
      'code in its language',
      '<pre><code class="language-js">a &lt; b\n  *c*\n</code></pre>',
      '```js\na < b\n  *c*\n```',
    ],
    ['code of Sphinx', '<div class="highlight-python"><pre><span>x</span> = 1\n</pre></div>', '```python\nx = 1\n```'],
    ['code whose lines are elements', '<pre data-language="sh"><div>a</div><div>b</div></pre>', '```sh\na\nb\n```'],
    ['a definition list', '<dl><dt>Port</dt><dd>A number.</dd></dl>', '- **Port**: A number.'],
    [
      'a note',
      '<div class="admonition warning"><p class="admonition-title">Warning</p><p>No.</p></div>',
      '> [!WARNING]\n>\n> No.',
    ],
    [
      'a note with a title',
      '<aside class="starlight-aside starlight-aside--tip"><p class="starlight-aside__title">Fast</p><p>Go.</p></aside>',
      '> [!TIP]\n> **Fast**\n>\n> Go.',
    ],
    ['the details of a summary', '<details><summary>More</summary><p>Text</p></details>', '**More**\n\nText'],
    ['links and pictures', '<p><a href="b.html#c">B</a> <img src="d.png" alt="D"></p>', '[B](b.html#c) ![D](d.png)'],
    ['no bytes of pictures', '<p>See <img src="data:image/png;base64,AAAA" alt="this"></p>', 'See this'],
  ])('reads %s', (_what, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it('writes the names of tabs above their panels', () => {
    const tabs = '<ul role="tablist"><li role="tab">npm</li><li role="tab">yarn</li></ul>';
    const panels = '<div role="tabpanel"><p>One</p></div><div role="tabpanel" hidden><p>Two</p></div>';

    expect(markdownOf(`<div>${tabs}<div>${panels}</div></div>`)).toBe('**npm**\n\nOne\n\n**yarn**\n\nTwo');
  });

  it('writes the blocks of a cell in one line, and repeats a cell that several rows have', () => {
    const html = `<table><caption>Sizes</caption><tr><th>A</th><th>B</th></tr>
      <tr><td rowspan="2">a</td><td><p>b</p><p>c | d</p></td></tr><tr><td>e</td></tr></table>`;

    expect(markdownOf(html)).toBe('**Sizes**\n\n| A | B |\n| - | - |\n| a | b<br>c \\| d |\n| a | e |');
  });

  it('writes each signature of an API as a heading with its anchor', () => {
    const inner = '<dl class="py method"><dt class="sig" id="a.B.run">run()</dt><dd>Runs.</dd></dl>';
    const html = `<h1>API</h1><dl class="py class"><dt class="sig" id="a.B">class a.B<a class="headerlink" href="#a.B">¶</a></dt><dd><p>Text</p>${inner}</dd></dl>`;

    expect(markdownOf(html)).toBe('# API\n\n## `class a.B` {#a.B}\n\nText\n\n### `run()` {#a.B.run}\n\nRuns.');
  });

  it('takes title, language, description, keywords and the wish not to be listed from the head', () => {
    const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
    const head = `<title>Options | Docs</title>${meta('description', 'All.')}${meta('keywords', 'a, b')}${meta('robots', 'noindex')}`;

    expect(readHtml(`<html lang="fr"><head>${head}</head><body>x</body></html>`)).toEqual({
      title: 'Options',
      markdown: 'x\n',
      data: { lang: 'fr', description: 'All.', keywords: ['a', 'b'], unlisted: true },
    });
  });

  it.each([
    ['elements in one another', '<div>'.repeat(2_000)],
    ['drawings without end', '<svg><g>'.repeat(2_000)],
    ['columns', `<table><tr>${'<td>a'.repeat(101)}</table>`],
  ])('refuses a page with too many %s', (_what, html) => {
    expect(() => markdownOf(html)).toThrow(/the limit is 100|are open at once/);
  });

  it('does not count the elements of drawings', () => {
    expect(markdownOf(`<p>Text</p>${'<svg><path></svg>'.repeat(1_000)}`)).toBe('Text');
  });
});
