import * as limits from '../limits.js';
import { UnreadablePage } from '../unreadable-page.js';
import { checkParsable } from './check-parsable.js';

const { BACKTICKS_IN_A_ROW, NESTING_LIMIT, PAGE_LINES, PAGE_MARKS, PAGE_UNDERLINES } = limits;
const { PARAGRAPH_COMMENTS, PARAGRAPH_MARKS, PUNCTUATION_IN_A_ROW } = limits;

const times = (text: string) => (count: number) => text.repeat(count);
const paragraphs = (count: number) =>
  `${'*a '.repeat(PARAGRAPH_MARKS / 2)}\n\n`.repeat(Math.ceil(count / (PARAGRAPH_MARKS / 2)));

describe('checkParsable', () => {
  it.each<[what: string, limit: number, page: (count: number) => string]>([
    ['quotations in one another', NESTING_LIMIT, times('>')],
    ['lists in one another', NESTING_LIMIT, (count) => `${'- '.repeat(count)}a`],
    ['numbered lists in one another', NESTING_LIMIT, (count) => `${'1. '.repeat(count)}a`],
    ['quotations and lists in one another', NESTING_LIMIT, (count) => `${'> - '.repeat(count).slice(0, count * 2)}a`],
    ['footnotes in one another', NESTING_LIMIT, times('[^a]: ')],
    ['lists in one another by their indentation', NESTING_LIMIT, (count) => `${'  '.repeat(count - 1)}- a`],
    ['brackets in a paragraph', PARAGRAPH_MARKS, times('[')],
    ['emphasis marks in several lines of a paragraph', PARAGRAPH_MARKS, times('a_b\n')],
    ['brackets after an item of a list that has no text', PARAGRAPH_MARKS, (count) => `-\n${'['.repeat(count)}`],
    ['underlined headings', PAGE_UNDERLINES, times('a\n=\n\n')],
    ['underlined headings in quotations', PAGE_UNDERLINES, times('> a\n> ---\n\n')],
    ['comments in a paragraph', PARAGRAPH_COMMENTS, (count) => `a ${'<!--'.repeat(count)}`],
    ['instructions in a paragraph', PARAGRAPH_COMMENTS, (count) => `a ${'<?'.repeat(count)}`],
    ['backticks in a row', BACKTICKS_IN_A_ROW, (count) => `a ${'`'.repeat(count)}`],
    ['punctuation marks after an address', PUNCTUATION_IN_A_ROW, (count) => `www.a${'!'.repeat(count)}`],
    ['lines', PAGE_LINES, (count) => 'a\n'.repeat(count - 1)],
  ])('accepts a page with the limit of %s and refuses one more', (_what, limit, page) => {
    expect(() => checkParsable(page(limit))).not.toThrow();
    expect(() => checkParsable(page(limit + 1))).toThrow(UnreadablePage);
  });

  it('refuses a page whose paragraphs have together more marks than a page may have', () => {
    expect(() => checkParsable(paragraphs(PAGE_MARKS))).not.toThrow();
    expect(() => checkParsable(`${paragraphs(PAGE_MARKS)}*`)).toThrow(UnreadablePage);
  });

  it('names the line, the count and the limit', () => {
    expect(() => checkParsable(`# A\n\n${'>'.repeat(9_000)}`)).toThrow(
      'line 3 of the text: 9000 quotations and lists in one another, the limit is 100',
    );
  });

  it.each([
    ['long rules', `${'* '.repeat(500)}\n\n${'-'.repeat(500)}`],
    ['tables of a hundred columns', `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n`],
    ['a list of a thousand links', '- [a](b)\n'.repeat(1_000)],
    ['paragraphs that are separated by blank lines of spaces', `${'*a* '.repeat(500)}\n \t\n`.repeat(6)],
    ['code that is indented by hundreds of columns', `    ${' '.repeat(400)}x`],
    ['lines that end in a carriage return alone', 'a\r'.repeat(1_000)],
  ])('accepts a page with %s', (_what, page) => {
    expect(() => checkParsable(page)).not.toThrow();
  });

  it('does not take a carriage return and a line feed for a blank line', () => {
    expect(() => checkParsable('a_b\r\n'.repeat(PARAGRAPH_MARKS + 1))).toThrow(UnreadablePage);
  });
});
