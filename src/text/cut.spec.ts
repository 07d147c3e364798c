import { cut, cutAtWord, cutCharacters, cutWithEllipsis, hasMoreCharacters } from './cut.js';

describe('cut', () => {
  it('keeps a text up to the limit', () => {
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
  ])('never leaves half a character: %j', (text, expected) => {
    expect(text).toBe(expected);
    expect(text.isWellFormed()).toBe(true);
  });

  it('counts the ellipsis', () => {
    expect(cutWithEllipsis('abcdef', 4)).toBe('abc…');
    expect(cutAtWord('abcdef', 4)).toBe('abc…');
    expect(cutWithEllipsis('abc', 0)).toBe('…');
  });

  it('cuts after a whole word, without what is named', () => {
    expect(cutAtWord('one two three', 9)).toBe('one two…');
    expect(cutAtWord('one, two', 6, /[\s,]+$/)).toBe('one…');
  });

  it('counts characters, not the units they are stored in', () => {
    expect(hasMoreCharacters('🤖🤖', 2)).toBe(false);
    expect(hasMoreCharacters('🤖🤖🤖', 2)).toBe(true);
    expect(hasMoreCharacters('abc', 2)).toBe(true);
  });
});
