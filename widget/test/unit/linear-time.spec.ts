import { growsFasterThanText } from '../../../test/support/text-growth.js';
import { EMPTY_LINES, NESTING_LIMIT, PARAGRAPH_MARKS } from '../../src/host/limits.js';
import { tidyText } from '../../src/shell/selection/clean-text.js';
import { isReadable } from '../../src/ui/markdown/is-readable.js';
import { splitBlocks } from '../../src/ui/markdown/split-blocks.js';
import { spokenText } from '../../src/ui/spoken-text.js';

/** The garbage collector makes longer texts slower, so that sizes cannot be compared. */
const LONGEST = 262_144;

describe('The time to read text in the widget grows with its length', () => {
  it.each<[reader: string, read: (text: string) => unknown]>([
    ['spokenText', spokenText],
    ['tidyText', tidyText],
    ['isReadable', isReadable],
  ])('in %s', (_reader, read) => {
    expect(growsFasterThanText(read, { longest: LONGEST })).toEqual([]);
  });
});

describe('isReadable', () => {
  it.each<[what: string, text: (count: number) => string, limit: number]>([
    ['quotations in one another', (count) => `${'>'.repeat(count)} a`, NESTING_LIMIT],
    ['lists in one another', (count) => `${'- '.repeat(count)}a`, NESTING_LIMIT],
    ['marks of one paragraph', (count) => '['.repeat(count), PARAGRAPH_MARKS],
    ['empty lines', (count) => `a\n${'\n'.repeat(count)}b`, EMPTY_LINES],
  ])('isReadable accepts the limit of %s and refuses one more', (_what, text, limit) => {
    expect(isReadable(text(limit))).toBe(true);
    expect(isReadable(text(limit + 1))).toBe(false);
  });

  it.each([
    ['paragraphs', '**bold** and [1]\n\n'],
    ['list items', '- **bold** and [1]\n'],
    ['lines of code', '```\na[0] = b[0];\n```\n\n'],
  ])('isReadable accepts any number of %s', (_what, unit) => {
    expect(isReadable(unit.repeat(PARAGRAPH_MARKS))).toBe(true);
  });

  it.each(['````\n```\n````\n', '```\n```js\n```\n', '``` `\n'])(
    'isReadable counts marks after the code %j',
    (code) => {
      expect(isReadable(code + '['.repeat(PARAGRAPH_MARKS + 1))).toBe(false);
    },
  );

  it('a text of many quotations in one another exhausts the stack of the parser, so it is not parsed', () => {
    const text = '>'.repeat(100_000);

    expect(() => splitBlocks(text)).toThrow(RangeError);
    expect(isReadable(text)).toBe(false);
  });
});
