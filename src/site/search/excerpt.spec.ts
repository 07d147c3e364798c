import { excerpt } from './excerpt.js';

const textOf = (parts: ReturnType<typeof excerpt>) => parts.map(({ text }) => text).join('');
const marksOf = (parts: ReturnType<typeof excerpt>) => parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);

describe('excerpt', () => {
  it('excerpt returns a short text completely and marks the words in upper and lower case', () => {
    expect(excerpt('Set DATABASE first.', ['database'])).toEqual([
      { text: 'Set ', isMatch: false },
      { text: 'DATABASE', isMatch: true },
      { text: ' first.', isMatch: false },
    ]);
  });

  it('excerpt returns the part of a long text around the first match, cut at spaces', () => {
    const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`.trim();

    const parts = excerpt(text, ['needle']);

    expect(marksOf(parts)).toEqual(['needle']);
    expect(textOf(parts)).toMatch(/^…before (before )+needle (after )+after…$/);
    expect(textOf(parts).length).toBeLessThan(200);
  });

  it('excerpt marks only whole words and treats special characters of regular expressions as text', () => {
    expect(marksOf(excerpt('a cart and a car (c++)', ['car']))).toEqual(['car']);
    expect(textOf(excerpt('a.b', ['.*', '(', '[']))).toBe('a.b');
  });

  it('excerpt returns the beginning of the text when only the heading has the words', () => {
    expect(excerpt('Nothing of it here.', ['postgres'])).toEqual([{ text: 'Nothing of it here.', isMatch: false }]);
  });
});
