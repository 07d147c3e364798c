import { resolve } from 'node:path';
import { corpusPage } from '../../../test/support/corpus-page.js';
import { readCorpus } from '../../content/corpus-reader.js';
import { FLAVOUR_NAMES } from '../../content/flavours/flavour-name.js';
import { sectionsOf } from '../../content/markdown/sections.js';
import { Book } from '../content/book.js';
import { renderMarkdown } from './render-markdown.js';

const TRICKY = `
Text before the first heading.

# Set \`DATABASE_URL\` to *this*
## Example
Example
-------
## Example
## C++ & <span>you</span>!
## Named {#My-Id}

> ## Quoted, which is no section

> [!NOTE]
> ## In a note
>
> Underlined
> ---
- ## In a list
- - ### Deep in a list

<div>
<h2>In HTML</h2> <h3 class="a">One</h3> <h3 id="two">Two</h3>
</div>

Title &amp; more
===
## Own { #own .class }

:::tip Try it
## Example
:::

\`\`\`sh
# a comment
\`\`\`
## Über [links](x.md) 🚀
###### Deep ##
`;

describe('headingIds', () => {
  it.each(FLAVOUR_NAMES)(
    'a rendered page of %s has the anchor of every indexed section, for each kind of heading',
    (flavour) => {
      const { cited, missing } = compare(corpusPage({ flavour, markdown: TRICKY }));

      expect(cited).toContain(flavour === 'nextra' ? 'my-id' : 'My-Id');
      expect(cited.length).toBeGreaterThanOrEqual(16);
      expect(missing).toEqual([]);
    },
  );

  it('every rendered page of the handbook has the anchors of its indexed sections', async () => {
    const { pages, problems } = await readCorpus(resolve('handbook'));
    const missing = pages.flatMap((page) => compare(page).missing.map((anchor) => `${page.path}#${anchor}`));

    expect(problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });
});

function compare(page: ReturnType<typeof corpusPage>) {
  const { opening, rest } = renderMarkdown(page, new Book([page], 'Book', new Date(0)));
  const onPage = new Set(
    [...(opening + rest).matchAll(/<h[1-6][^>]* id="([^"]+)"/g)].map((match) =>
      (match[1] ?? '').replaceAll('&#x26;', '&'),
    ),
  );
  const cited = sectionsOf(page)
    .map((section) => section.anchor)
    .filter(Boolean);
  return { cited, missing: cited.filter((anchor) => !onPage.has(anchor)) };
}
