import { withoutLinks } from './without-links.js';

describe('withoutLinks', () => {
  it.each([
    ['a link to another page', 'See [`PORT` and **host**](../02-build/address.md#port) first.', 'See `PORT` and **host** first.'],
    ['two links in one sentence', '[One](a.md) and [two](./b.md).', 'One and two.'],
    ['an anchor on the same page', 'As [above](#start).', 'As above.'],
    ['an image', 'Like this: ![the panel](panel.png).', 'Like this: the panel.'],
  ])('turns %s into words', (_what, markdown, plain) => {
    expect(withoutLinks(markdown)).toBe(plain);
  });

  it.each(['Get [Node](https://nodejs.org/en).', 'Open <http://localhost:3000>.', '```md\n[a](b.md)\n```', 'Type `[a](b.md)`.'])(
    'leaves %j alone',
    (markdown) => {
      expect(withoutLinks(markdown)).toBe(markdown);
    },
  );
});
