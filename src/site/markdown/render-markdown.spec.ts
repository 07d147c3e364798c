import { corpusPage } from '../../../test/support/corpus-page.js';
import { Book } from '../content/book.js';
import { renderMarkdown } from './render-markdown.js';

function render(markdown: string, others: Parameters<typeof corpusPage>[0][] = []) {
  const page = corpusPage({ markdown });
  const book = new Book([page, ...others.map(corpusPage)], 'Book', new Date(0));
  const { opening, rest, ...facts } = renderMarkdown(page, book);
  return { markup: opening + rest, opening, ...facts };
}

describe('renderMarkdown', () => {
  it('renders tables, task lists, strikethrough and footnotes whose links lead to their notes', () => {
    const { markup } = render('| a |\n|---|\n| b |\n\n- [x] done\n\n~~old~~ note[^1]\n\n[^1]: The note.\n');

    expect(markup).toContain('<td>b</td>');
    expect(markup).toContain('type="checkbox" checked disabled');
    expect(markup).toContain('<del>old</del>');
    expect(markup).toContain('href="#fn-1"');
    expect(markup).toContain('id="fn-1"');
  });

  it('colours code of a known language by classes, mdBook attributes or not, and leaves unknown ones alone', () => {
    const { markup } = render('```rust,ignore\nfn main() {}\n```\n\n```nonsense\nfn <main>\n```\n');

    expect(markup).toContain('<span class="hljs-keyword">fn</span>');
    expect(markup).toContain('fn &#x3C;main>');
    expect(markup).not.toContain('style=');
  });

  it('parts the title from the rest, for what stands between them', () => {
    expect(render('# Install\n\nText.').opening).toBe('<h1 id="install">Install</h1>');
    expect(render('Only text.').opening).toBe('');
  });

  it('takes the first paragraph for the description, without markup', () => {
    expect(render('# T\n\nRun **it** with\n`npm start`.\n\nMore.').description).toBe('Run it with npm start.');
  });
});

describe('heading anchors', () => {
  it('are GitHub slugs, numbered where a page repeats one, and explicit ids as they stand', () => {
    const { headings, markup } = render(
      '# Set `DATABASE_URL`\n## Example\n## Example\n## C++ & *you*!\n## Named {#My-Id}\n> ## Quoted\n## [Link](x.md) text\n',
    );

    const anchors = headings.map((heading) => heading.anchor);
    expect(anchors).toEqual(['set-database_url', 'example', 'example-1', 'c--you', 'My-Id', 'link-text']);
    expect(markup).toContain('<h2 id="My-Id">Named<a href="#My-Id"');
    expect(markup).not.toContain('{#');
  });
});

describe('links', () => {
  const topics = { path: '01-start/03-use/02-topics.md', urlPath: 'start/use/topics' };
  const chapter = { path: '01-start/03-use/README.md', urlPath: 'start/use', lessonSlug: null };

  it.each([
    ['../03-use/02-topics.md#part', '../../start/use/topics#part'],
    ['../03-use/02-topics', '../../start/use/topics'],
    ['../03-use/02-topics.html', '../../start/use/topics'],
    ['../use/topics', '../../start/use/topics'],
    ['../03-use/', '../../start/use'],
    ['../03-use/README.md', '../../start/use'],
    ['#here', '#here'],
    ['https://example.com/a.md', 'https://example.com/a.md'],
    ['/docs', '/docs'],
  ])('%s leads to %s', (written, expected) => {
    expect(render(`[link](${written})`, [topics, chapter]).markup).toContain(`href="${expected}"`);
  });

  it.each(['missing.md', '../../../../etc/passwd', '%E0%A4%A.md'])('%s leads nowhere and stays text', (written) => {
    expect(render(`[link](${written})`).markup).toBe('<p><a>link</a></p>');
  });

  it('do not tell other sites where the reader came from', () => {
    expect(render('[x](https://example.com)').markup).toContain('rel="noopener noreferrer"');
  });
});

describe('pictures', () => {
  it('of the corpus come from this server, relative to the page or to the root', () => {
    const { markup } = render('![A](../../img/a%20b.png) ![B](/static/b.svg)');

    expect(markup).toContain('src="../../_content/img/a%20b.png"');
    expect(markup).toContain('src="../../_content/static/b.svg"');
  });

  it('of other sites become links, so that a page loads nothing from there', () => {
    const { markup } = render('![Chart](https://example.com/c.png)');

    expect(markup).not.toContain('<img');
    expect(markup).toContain('<a href="https://example.com/c.png" rel="noopener noreferrer">Chart</a>');
  });

  it('outside of the corpus folder become their description', () => {
    expect(render('![Secret](../../../secret.png)').markup).toBe('<p><span>Secret</span></p>');
  });
});

describe('notes', () => {
  it.each([
    ['Docusaurus', ':::tip Try *it*\n\nText.\n\n- one\n\n:::\n\nAfter.'],
    ['GitHub', '> [!TIP] Try *it*\n> Text.\n>\n> - one\n\nAfter.'],
  ])('in the manner of %s become asides with a title', (_manner, markdown) => {
    const { markup } = render(markdown);

    const note = /<aside class="alert alert-tip">(.*)<\/aside>/s.exec(markup)?.[1];
    expect(note).toMatch(/<strong>Try/);
    expect(note).toContain('<li>one</li>');
    expect(note).not.toContain('After.');
    expect(markup).not.toContain(':::');
  });

  it('leaves the same signs alone in code', () => {
    expect(render('```\n:::tip\nimport x from "y"\n:::\n```').markup).toContain(':::tip\nimport x from "y"\n:::');
  });

  it('drops the module lines of MDX and the tags of components, but keeps what they hold', () => {
    const { markup } = render('import Tabs from "@theme/Tabs";\n\n<Tabs>\n\nHeld **text**.\n\n</Tabs>');

    expect(markup.trim()).toBe('<p>Held <strong>text</strong>.</p>');
  });
});
