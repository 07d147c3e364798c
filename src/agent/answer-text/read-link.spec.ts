import { sizesBetween, tooFastGrowth } from '../../../test/support/growth.js';
import { SafeMarkdownStream } from './safe-markdown-stream.js';

function clean(text: string): string {
  const scanner = new SafeMarkdownStream();
  return scanner.feed(text).text + scanner.finish().text;
}

/** How often a part of a text is repeated. The first sizes are small, because exponential work would not end at larger ones. */
const REPETITIONS = sizesBetween(6, 100_000);

describe('readLink', () => {
  it.each([
    ['[', '![a]', ''],
    ['[', '[a](b)', ''],
    ['[', '[a](b c)', ''],
    ['![', '![a](b)', ']'],
    ['[', '[', ''],
    ['', '[a](', ''],
    ['', '[a](b(', ''],
    ['[', '\\a', '](a(b(c)d)'],
    ['[', '[a]', '](b'],
    ['![', '!', '[a](b(c(d)))'],
    ['', '-http:', ''],
    ['', 'a@', ''],
    ['', 'a@b.', '[c'],
    ['mailto:', 'a', '@b'],
    ['a@', 'b.', ''],
    ['', '/', 'a'],
    ['', '//a', ''],
    ['x:', '//', 'a'],
    ['', '[a]: b\n', ''],
    ['[a]:', ' b', ''],
    ['', '[^a]: ', ''],
    ['', '[^a]: b\n', ''],
    ['[^a]: ', 'b', ''],
    ['', '&amp;', '@a.b'],
    ['[', '![a](/b.png)', '](/c)'],
    ['', '[a](/b', ''],
    ['', '<a:', ''],
  ])('reading links takes linear time for %j followed by many %j and %j', (start, repeated, end) => {
    const growth = tooFastGrowth(REPETITIONS, (times) => {
      const text = start + repeated.repeat(times) + end;
      return () => clean(text);
    });

    expect(growth).toBeUndefined();
  });

  it.each([
    ['[a ![b](c) d](e)', 'a b d'],
    ['[list[i]](e)', 'list[i]'],
    ['[a](b(c)d)', 'a'],
    ['[a\\]b](c)', 'a\\]b'],
    ['[a](b', '[a]\\(b'],
    ['[[[a]]](b)', '[[[a]]]\\(b)'],
  ])('readLink writes %j as %j', (text, written) => {
    expect(clean(text)).toBe(written);
  });

  it('readLink holds back only text that may still become a link', () => {
    const scanner = new SafeMarkdownStream();

    expect(scanner.feed('see [1 of 2] and').text).toBe('see [1 of 2] and');
    expect(scanner.feed(' [a').text).toBe(' ');
  });
});
