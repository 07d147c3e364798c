import { readCorpus } from '../../content/corpus-reader.js';
import type { Corpus } from '../../content/page.js';
import { Book } from '../content/book.js';
import { renderMarkdown } from './render-markdown.js';

const FOLDER = new URL('../../../test/fixtures/content/formats', import.meta.url).pathname;

describe('A folder of pages that are not Markdown', () => {
  let corpus: Corpus;

  beforeAll(async () => {
    corpus = await readCorpus(FOLDER);
  });

  function markupOf(path: string): string {
    const page = corpus.pages.find((candidate) => candidate.path === path)!;
    const { opening, rest } = renderMarkdown(page, new Book(corpus.pages, 'Kites', new Date(0)));
    return opening + rest;
  }

  it('has a page for each file of a known format, with its title', () => {
    expect(Object.fromEntries(corpus.pages.map(({ path, title }) => [path, title]))).toEqual({
      'checklist.txt': 'Checklist',
      'guide.rst': 'Guide to kites',
      'lift.ipynb': 'Lift of a sail',
      'openapi.yaml': 'Kite API',
      'repair.html': 'Repair a sail',
      'winds.adoc': 'Winds',
    });
    expect(corpus.pages.find(({ path }) => path === 'winds.adoc')).toMatchObject({
      description: 'How strong the wind may be.',
    });
  });

  it('leaves out what asks not to be listed, and does not name files that are no documentation', () => {
    expect(corpus.problems).toEqual([{ path: 'draft.html', reason: 'unlisted: true', unpublished: true }]);
    expect([...corpus.unread]).toEqual([]);
  });

  it.each<[path: string, markup: readonly string[]]>([
    ['checklist.txt', ['<h1 id="checklist">Checklist</h1>', 'Look at * the line\n# the sail']],
    [
      'guide.rst',
      ['<h2 id="lines-and-knots">Lines and knots', 'alert-warning', 'href="#lines-and-knots"', '>winds</a>'],
    ],
    ['lift.ipynb', ['<h1 id="lift-of-a-sail">', 'language-python', '42']],
    ['openapi.yaml', ['<h3 id="findKite"><code>GET /kites/{id}</code>: Find a kite', '<td>integer</td>']],
    ['repair.html', ['<h2 id="tape">Tape', '>one season</a>']],
    ['winds.adoc', ['<h2 id="_strong_winds">Strong winds', 'alert-tip', '<td>Delta</td>']],
  ])('is shown on the site: %s', (path, markup) => {
    const shown = markupOf(path);

    for (const part of markup) expect(shown).toContain(part);
    expect(shown).not.toContain('Menu of the site');
  });

  it('links from one format to another are links between pages', () => {
    expect(markupOf('repair.html')).toMatch(/href="(?:\.\/)?guide(?:\.html)?"[^>]*>one season/);
  });
});
