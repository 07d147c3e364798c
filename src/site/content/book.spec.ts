import { corpusPage } from '../../../test/support/corpus-page.js';
import type { CorpusPage } from '../../content/page.js';
import { Book } from './book.js';

const book = (...pages: CorpusPage[]) => new Book(pages, 'My docs', new Date(0));
const lesson = (slug: string, members: Partial<CorpusPage> = {}) =>
  corpusPage({ path: `${slug}.md`, urlPath: slug, lessonSlug: slug, lessonTitle: slug, title: slug, ...members });

describe('Book', () => {
  it('Book finds pages by address and by file', () => {
    const page = lesson('install');

    expect(book(page).atUrl('install')).toBe(page);
    expect(book(page).atPath('install.md')).toBe(page);
    expect(book(page).atUrl('constructor')).toBeUndefined();
  });

  it('Book groups pages into parts and chapters in reading order and separates the page of a chapter from its lessons', () => {
    const own = lesson('setup', { lessonSlug: null });
    const other = lesson('run', { chapterNumber: 3, chapterTitle: 'Running' });
    const appendix = lesson('glossary', { partNumber: null, part: null, chapterNumber: null, chapterTitle: null });

    const { parts } = book(own, lesson('a'), lesson('b'), other, appendix);

    expect(parts.map((part) => part.title)).toEqual(['Start', null]);
    expect(parts[0]?.chapters).toMatchObject([
      { number: 2, title: 'Setup', page: own, lessons: [{ urlPath: 'a' }, { urlPath: 'b' }] },
      { number: 3, title: 'Running', lessons: [other] },
    ]);
    expect(parts[1]?.chapters).toMatchObject([{ title: null, lessons: [appendix] }]);
  });

  it('Book returns the previous and the next page of a page', () => {
    const [first, second, third] = [lesson('a'), lesson('b'), lesson('c')];

    expect(book(first, second, third).neighbours(second)).toEqual({ previous: first, next: third });
    expect(book(first).neighbours(first)).toEqual({ previous: undefined, next: undefined });
  });

  it('Book omits pages with restricted access', () => {
    const secret = lesson('secret', { acl: ['team:board'] });

    const { pages, parts } = book(lesson('open'), secret);

    expect(pages).toMatchObject([{ urlPath: 'open' }]);
    expect(JSON.stringify(parts)).not.toContain('secret');
    expect(book(secret).atUrl('secret')).toBeUndefined();
  });

  it('Book has the title of the corpus, whatever its first page is called', () => {
    expect(book(lesson('', { title: 'The manual' })).title).toBe('My docs');
    expect(book(lesson('a')).title).toBe('My docs');
  });

  it('Book finds a page by other forms of its address, and the exact address wins', () => {
    const [file, folder] = [lesson('guide.html', { path: 'guide.md' }), lesson('guide/', { path: 'guide/index.md' })];
    const both = book(file, folder);

    expect(both.nearUrl('guide/')).toBe(folder);
    expect(both.nearUrl('guide.html')).toBe(file);
    expect(book(folder).nearUrl('guide')).toBe(folder);
    expect(book(folder).nearUrl('guide/index.html')).toBe(folder);
    expect(book(lesson('')).nearUrl('index.html')?.urlPath).toBe('');
    expect(both.nearUrl('other')).toBeUndefined();
    const moved = lesson('new/', { aliases: ['old', 'guide'] });
    expect(book(moved).nearUrl('old/')).toBe(moved);
    expect(book(moved, folder).nearUrl('guide')).toBe(folder);
  });

  it('Book keeps the first of two pages with the same address', () => {
    const [first, second] = [lesson('a'), lesson('a', { path: 'a/README.md' })];

    expect(book(first, second).pages).toEqual([first]);
  });
});
