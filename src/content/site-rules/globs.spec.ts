import { isIgnored, matchesGlob } from './globs.js';

describe('matchesGlob', () => {
  it.each([
    ['a/b.md', 'a/*.md', true],
    ['a/b/c.md', 'a/*.md', false],
    ['a/b/c.md', 'a/**/*.md', true],
    ['a/c.md', 'a/**/*.md', true],
    ['a/b/c.md', '**/c.md', true],
    ['a/b/c.md', '**', true],
    ['a/xb.md', '**/?b.md', true],
    ['a/README.md', '{a,b}/README.md', true],
    ['a/b', 'a', false],
  ])('%s and %s: %s', (path, pattern, expected) => {
    expect(matchesGlob(path, pattern)).toBe(expected);
  });

  it('a pattern of many stars takes few steps', () => {
    expect(matchesGlob('a'.repeat(2_000), `${'*a'.repeat(500)}b`)).toBe(false);
  });
});

describe('isIgnored', () => {
  it.each([
    ['templates/a.md', ['/templates/'], true],
    ['x/templates/a.md', ['/templates/'], false],
    ['x/parts/a.md', ['parts/'], true],
    ['x/.hidden/a.md', ['.*'], true],
    ['a/b.py', ['*.py'], true],
    ['drafts/keep.md', ['drafts/*', '!keep.md'], false],
    ['docs/a.md', ['/a.md'], false],
  ])('%s with %j: %s', (path, lines, expected) => {
    expect(isIgnored(path, lines)).toBe(expected);
  });
});
