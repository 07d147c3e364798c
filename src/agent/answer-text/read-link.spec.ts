import { growthOf } from '../../../test/support/growth.js';
import { SafeMarkdownStream } from './safe-markdown-stream.js';

function clean(text: string): string {
  const scanner = new SafeMarkdownStream();
  return scanner.feed(text).text + scanner.finish().text;
}

/** Each size doubles the one before it; linear time doubles as well, quadratic time grows fourfold. */
const DOUBLING = [6, 12, 24, 48, 96, 192, 384, 768, 1_536];
const SLOWEST = 6;

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
    const ratios = growthOf(DOUBLING, SLOWEST, (times) => clean(start + repeated.repeat(times) + end));

    expect(ratios).toHaveLength(DOUBLING.length - 1);
    expect(Math.max(...ratios)).toBeLessThan(SLOWEST);
    // Over eight doublings linear time grows 256-fold and quadratic time 65,536-fold.
    expect(ratios.reduce((product, ratio) => product * ratio, 1)).toBeLessThan(8_192);
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
