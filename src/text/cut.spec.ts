import { cut, cutAtWord, cutCharacters, cutWithEllipsis, hasMoreCharacters } from './cut.js';

describe('cut', () => {
  it('cut, cutWithEllipsis, cutAtWord and cutCharacters keep a text that is not longer than the limit', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cutWithEllipsis('abc', 3)).toBe('abc');
    expect(cutAtWord('abc', 3)).toBe('abc');
    expect(cutCharacters('🤖🤖', 2)).toBe('🤖🤖');
  });

  it.each([
    [cut('a🤖b', 2), 'a'],
    [cut('a🤖b', 3), 'a🤖'],
    [cutWithEllipsis('a🤖b', 3), 'a…'],
    [cutAtWord('🤖🤖🤖', 4), '🤖…'],
    [cutCharacters('a🤖bc', 3), 'a🤖b'],
  ])('a cut text never ends in half a character: %j', (text, expected) => {
    expect(text).toBe(expected);
    expect(text.isWellFormed()).toBe(true);
  });

  it('the limit of a cut text includes the ellipsis', () => {
    expect(cutWithEllipsis('abcdef', 4)).toBe('abc…');
    expect(cutAtWord('abcdef', 4)).toBe('abc…');
    expect(cutWithEllipsis('abc', 0)).toBe('…');
  });

  it('cutAtWord cuts after a whole word and removes the given characters at the end', () => {
    expect(cutAtWord('one two three', 9)).toBe('one two…');
    expect(cutAtWord('one, two', 6, /[\s,]+$/)).toBe('one…');
  });

  it('hasMoreCharacters counts characters, not UTF-16 units', () => {
    expect(hasMoreCharacters('🤖🤖', 2)).toBe(false);
    expect(hasMoreCharacters('🤖🤖🤖', 2)).toBe(true);
    expect(hasMoreCharacters('abc', 2)).toBe(true);
  });
});
