import * as limits from '../limits.js';
import { UnreadablePage } from '../unreadable-page.js';
import { commentsIn, containersIn, longestPunctuation, marksIn } from './count-marks.js';

/** A line that can underline a heading, also inside of quotations and lists. */
const UNDERLINE = /^[\t >*+\d.)=-]*[=-][\t ]*$/;
/** A list item with text always begins a new paragraph. */
const ITEM = /^ {0,3}[-*+][\t ]+[^\t ]/;
const BLANK = /^[\t ]*$/;

/**
 * Refuses a page for which the Markdown parser needs far more time than its length suggests, or more stack than there is. Reads
 * each character a bounded number of times. The counts are upper bounds, because they do not know where code is.
 * @throws UnreadablePage with the number of the line.
 */
export function checkParsable(markdown: string): void {
  const lines = markdown.split(/\r\n?|\n/);
  if (lines.length > limits.PAGE_LINES) throw tooMany(undefined, lines.length, 'lines', limits.PAGE_LINES);
  const page = { marks: 0, underlines: 0 };
  let paragraph = { marks: 0, comments: 0 };
  for (const [index, line] of lines.entries()) {
    if (BLANK.test(line) || ITEM.test(line)) paragraph = { marks: 0, comments: 0 };
    const marks = marksIn(line);
    paragraph = { marks: paragraph.marks + marks, comments: paragraph.comments + commentsIn(line) };
    page.marks += marks;
    if (UNDERLINE.test(line)) page.underlines += 1;
    checkLine(line, index + 1);
    const { PARAGRAPH_MARKS, PARAGRAPH_COMMENTS, PAGE_MARKS, PAGE_UNDERLINES } = limits;
    atMost(PARAGRAPH_MARKS, paragraph.marks, 'of the characters [ ] * _ ~ in one paragraph', index + 1);
    atMost(PARAGRAPH_COMMENTS, paragraph.comments, 'times <! or <? in one paragraph', index + 1);
    atMost(PAGE_MARKS, page.marks, 'of the characters [ ] * _ ~', index + 1);
    atMost(PAGE_UNDERLINES, page.underlines, 'lines of = or -', index + 1);
  }
}

const TOO_MANY_BACKTICKS = '`'.repeat(limits.BACKTICKS_IN_A_ROW + 1);

function checkLine(line: string, number: number): void {
  atMost(limits.NESTING_LIMIT, containersIn(line), 'quotations and lists in one another', number);
  if (line.includes(TOO_MANY_BACKTICKS)) throw tooMany(number, 'more', 'backticks in a row', limits.BACKTICKS_IN_A_ROW);
  if (!line.includes('www.') && !line.includes('://')) return;
  atMost(limits.PUNCTUATION_IN_A_ROW, longestPunctuation(line), 'punctuation marks in a row after an address', number);
}

function atMost(limit: number, count: number, what: string, line: number): void {
  if (count > limit) throw tooMany(line, count, what, limit);
}

function tooMany(line: number | undefined, count: number | string, what: string, limit: number): UnreadablePage {
  const place = line === undefined ? 'the page' : `line ${line} of the text`;
  return new UnreadablePage(`${place}: ${count} ${what}, the limit is ${limit}`);
}
