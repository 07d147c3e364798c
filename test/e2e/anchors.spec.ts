import { resolve } from 'node:path';
import { readCorpus } from '../../src/content/corpus-reader.js';
import { splitSections } from '../../src/rag/chunking/split-sections.js';
import { Book } from '../../src/site/content/book.js';
import { renderMarkdown } from '../../src/site/markdown/render-markdown.js';
import { corpusPage } from '../support/corpus-page.js';

const TRICKY = `
Text before the first heading.

# Set \`DATABASE_URL\` to *this*
## Example
Example
-------
## Example
## C++ & <span>you</span>!
## Named {#My-Id}
> ## Quoted
- ## In a list

:::tip Try it
## Example
:::

\`\`\`sh
# a comment
\`\`\`
## Über [links](x.md) 🚀
###### Deep ##
`;

/** A citation is only worth something when its link opens the section. */
describe('anchors of citations', () => {
  it('exist on the page, whatever its headings look like', () => {
    const { cited, missing } = compare(corpusPage({ markdown: TRICKY }));

    expect(cited).toContain('My-Id');
    expect(missing).toEqual([]);
  });

  it('exist on every page of the handbook', async () => {
    const { pages, problems } = await readCorpus(resolve('handbook'));
    const missing = pages.flatMap((page) => compare(page).missing.map((anchor) => `${page.path}#${anchor}`));

    expect(problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

function compare(page: ReturnType<typeof corpusPage>) {
  const { opening, rest } = renderMarkdown(page, new Book([page], 'Book', new Date(0)));
  const onPage = new Set([...(opening + rest).matchAll(/<h[1-6] id="([^"]+)"/g)].map((match) => match[1] ?? ''));
  const cited = splitSections(page.markdown)
    .map((section) => section.anchor)
    .filter(Boolean);
  return { cited, missing: cited.filter((anchor) => !onPage.has(anchor)) };
}
