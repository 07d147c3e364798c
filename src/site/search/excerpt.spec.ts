import { excerpt } from './excerpt.js';

const textOf = (parts: ReturnType<typeof excerpt>) => parts.map(({ text }) => text).join('');
const marksOf = (parts: ReturnType<typeof excerpt>) => parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);

describe('excerpt', () => {
  it('shows a short text whole, with the words told apart however they are written', () => {
    expect(excerpt('Set DATABASE first.', ['database'])).toEqual([
      { text: 'Set ', isMatch: false },
      { text: 'DATABASE', isMatch: true },
      { text: ' first.', isMatch: false },
    ]);
  });

  it('takes the piece around the first word out of a long text, cut at spaces', () => {
    const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`.trim();

    const parts = excerpt(text, ['needle']);

    expect(marksOf(parts)).toEqual(['needle']);
    expect(textOf(parts)).toMatch(/^…before (before )+needle (after )+after…$/);
    expect(textOf(parts).length).toBeLessThan(200);
  });

  it('marks whole words only, and takes characters of patterns as they are', () => {
    expect(marksOf(excerpt('a cart and a car (c++)', ['car']))).toEqual(['car']);
    expect(textOf(excerpt('a.b', ['.*', '(', '[']))).toBe('a.b');
  });

  it('begins at the beginning where only the heading has the words', () => {
    expect(excerpt('Nothing of it here.', ['postgres'])).toEqual([{ text: 'Nothing of it here.', isMatch: false }]);
  });
});
