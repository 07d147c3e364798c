import { corpusPage, faultyPage } from '../../../test/support/corpus-page.js';
import { Book } from '../content/book.js';
import { SectionIndex } from './section-index.js';

const POSTGRES = corpusPage({
  title: 'Connect Postgres',
  lessonTitle: 'Connect Postgres',
  urlPath: 'postgres',
  path: 'postgres.md',
  markdown:
    '# Connect Postgres\n\nSet an address.\n\n## Back it up\n\nUse `pg_dump` at night.\n\n| Tool | Use |\n|---|---|\n| restore | brings it back |',
});
const SECRET = corpusPage({
  path: 'secret.md',
  urlPath: 'secret',
  acl: ['staff'],
  markdown: '# Secret\n\nThe password of the vault.',
});
const indexOf = (...pages: (typeof POSTGRES)[]) => SectionIndex.of(new Book(pages, 'Docs', new Date(0)));

describe('SectionIndex', () => {
  it('SectionIndex finds a section by its words and returns its page and heading', async () => {
    const [hit] = (await indexOf(POSTGRES)).find('restore', 5);

    expect(hit?.section).toMatchObject({ page: POSTGRES, heading: { text: 'Back it up', anchor: 'back-it-up' } });
    expect(hit?.excerpt).toContainEqual({ text: 'restore', isMatch: true });
  });

  it.each([
    ['while the last word is being typed', 'connect postg'],
    ['when a word is misspelt', 'connect postgers'],
    ['when one of the words does not occur', 'connect quickly'],
  ])('SectionIndex finds a section %s', async (_reason, query) => {
    const hits = (await indexOf(POSTGRES)).find(query, 5);

    expect(hits[0]?.section.heading?.text).toBe('Connect Postgres');
  });

  it('SectionIndex returns sections with every word and omits sections with only some of them', async () => {
    const other = corpusPage({ path: 'b.md', urlPath: 'b', markdown: '# Night\n\nIt is dark at night.' });

    const hits = (await indexOf(other, POSTGRES)).find('pg_dump night', 5);

    expect(hits.map(({ section }) => section.heading?.text)).toEqual(['Back it up']);
  });

  it('SectionIndex does not find pages with restricted access', async () => {
    expect((await indexOf(SECRET)).find('password vault', 5)).toEqual([]);
  });

  it('SectionIndex skips a page that cannot be read and finds the others', async () => {
    const hits = (await indexOf(faultyPage('faulty.md'), POSTGRES)).find('restore', 5);

    expect(hits.map(({ section }) => section.page)).toEqual([POSTGRES]);
  });

  it.each(['', '   ', '(((', '*', '"', '\u0000', '🤖'.repeat(100)])(
    'SectionIndex finds nothing for %j and does not throw',
    async (query) => {
      expect((await indexOf(POSTGRES)).find(query, 5)).toEqual([]);
    },
  );
});
