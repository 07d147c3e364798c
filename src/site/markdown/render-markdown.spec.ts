import { corpusPage } from '../../../test/support/corpus-page.js';
import { standardMarkdown } from '../../../test/support/standard-markdown.js';
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

  it('highlights code of a known language, with or without attributes of mdBook, and keeps other code unchanged', () => {
    const { markup } = render('```rust,ignore\nfn main() {}\n```\n\n```nonsense\nfn <main>\n```\n');

    expect(markup).toContain('<span class="hljs-keyword">fn</span>');
    expect(markup).toContain('fn &#x3C;main>');
    expect(markup).not.toContain('style=');
  });

  it('renderMarkdown separates the title from the rest of the page', () => {
    expect(render('# Install\n\nText.').opening).toBe('<h1 id="install">Install</h1>');
    expect(render('Only text.').opening).toBe('');
  });

  it('renderMarkdown uses the first paragraph without markup as the description of the page', () => {
    expect(render('# T\n\nRun **it** with\n`npm start`.\n\nMore.').description).toBe('Run it with npm start.');
  });
});

describe('renderMarkdown: heading anchors', () => {
  it('gives headings unique GitHub slugs or their explicit ids as anchors', () => {
    const { headings, markup } = render(
      '# Set `DATABASE_URL`\n## Example\n## Example\n## C++ & *you*!\n## Named {#My-Id}\n> ## Quoted\n## [Link](x.md) text\n',
    );

    const anchors = headings.map((heading) => heading.anchor);
    expect(anchors).toEqual(['set-database_url', 'example', 'example-1', 'c--you', 'My-Id', 'quoted', 'link-text']);
    expect(markup).toContain('<h2 id="My-Id">Named<a href="#My-Id"');
    expect(markup).not.toContain('{#');
  });
});

describe('renderMarkdown: links', () => {
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
    ['/rag/search', '/rag/search'],
    ['/start/use/topics?a=1#part', '../../start/use/topics?a=1#part'],
    ['/start/use/', '../../start/use'],
    ['/01-start/03-use/02-topics.md', '../../start/use/topics'],
    ['/docs/start/use/topics', '../../start/use/topics'],
    ['@site/docs/01-start/03-use/02-topics.md#part', '../../start/use/topics#part'],
    ['@site/docs/01-start/03-use/02-topics.mdx', '../../start/use/topics'],
  ])('changes the link %s to %s', (written, expected) => {
    expect(render(`[link](${written})`, [topics, chapter]).markup).toContain(`href="${expected}"`);
  });

  it.each(['missing.md', '/missing.md', '@site/docs/missing.md', '../../../../etc/passwd', '%E0%A4%A.md'])(
    'renders the link %s to a missing page as text',
    (written) => {
      expect(render(`[link](${written})`).markup).toBe('<p><a>link</a></p>');
    },
  );

  it('links to other sites send no referrer', () => {
    expect(render('[x](https://example.com)').markup).toContain('rel="noopener noreferrer"');
  });
});

describe('renderMarkdown: images', () => {
  it('loads images of the corpus from this server, relative to the page or to the root', () => {
    const { markup } = render('![A](../../img/a%20b.png) ![B](/static/b.svg)');

    expect(markup).toContain('src="../../_content/img/a%20b.png"');
    expect(markup).toContain('src="../../_content/static/b.svg"');
  });

  it('changes images of other sites to links, so that a page loads nothing from there', () => {
    const { markup } = render('![Chart](https://example.com/c.png)');

    expect(markup).not.toContain('<img');
    expect(markup).toContain('<a href="https://example.com/c.png" rel="noopener noreferrer">Chart</a>');
  });

  it('replaces images outside of the corpus folder by their description', () => {
    expect(render('![Secret](../../../secret.png)').markup).toBe('<p><span>Secret</span></p>');
  });
});

describe('renderMarkdown: notes', () => {
  it.each([
    ['Docusaurus', ':::tip Try *it*\n\nText.\n\n- one\n\n:::\n\nAfter.'],
    ['GitHub', '> [!TIP] Try *it*\n> Text.\n>\n> - one\n\nAfter.'],
  ])('renders notes in the syntax of %s as asides with a title', (_manner, markdown) => {
    const { markup } = render(standardMarkdown(markdown));

    const note = /<aside class="alert alert-tip">(.*)<\/aside>/s.exec(markup)?.[1];
    expect(note?.match(/<strong>Try/g)).toHaveLength(1);
    expect(note).not.toContain('Tip');
    expect(note).toContain('<li>one</li>');
    expect(note).not.toContain('After.');
    expect(markup).not.toContain(':::');
  });

  it('keeps the syntax of notes unchanged in code', () => {
    expect(render(standardMarkdown('```\n:::tip\nimport x from "y"\n:::\n```')).markup).toContain(
      ':::tip\nimport x from "y"\n:::',
    );
  });

  it('removes tags of components, but keeps the content of components', () => {
    const { markup } = render('<Tabs>\n\nHeld **text**.\n\n</Tabs>');

    expect(markup.trim()).toBe('<p>Held <strong>text</strong>.</p>');
  });
});
