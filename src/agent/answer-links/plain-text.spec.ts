import { sizesBetween, tooFastGrowth } from '../../../test/support/growth.js';
import { plainText } from './plain-text.js';

const REPETITIONS = sizesBetween(25, 100_000);

describe('plainText', () => {
  it.each([
    ['How do I use <Link> in README.md?', 'How do I use <Link> in README.md?'],
    ['[words](javascript:alert(1))', 'words'],
    ['[words](https://evil.example "t")', 'words'],
    ['![a](b)![c][d] [e][f]', 'ac e'],
    ['[[a](b)](c)', 'a'],
    ['[a]: https://evil.example', '[a] : `https://evil.example`'],
    ['<a href=//evil.example>x</a>', 'x</a>'],
    ['<https://evil.example> and <a@evil.example>', '`https://evil.example` and `a@evil.example`'],
    ['see www.evil.example`, or `a@evil.example', "see `www.evil.example',` or `'a@evil.example`"],
    ['go to javascript:alert(1)', 'go to `javascript:alert(1)`'],
  ])('plainText writes %j as %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it.each(['[', '](', '[a](', '[a](b(', '<a x', '<a =', '://', 'a@', '[a][', '[a]:', '`', '<a@'])(
    'plainText takes linear time for many %j',
    (repeated) => {
      const growth = tooFastGrowth(REPETITIONS, (times) => {
        const text = `${repeated.repeat(times)}://`;
        return () => plainText(text);
      });

      expect(growth).toBeUndefined();
    },
  );
});
