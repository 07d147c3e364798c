const TAB_WIDTH = 4;
/** The least number of columns by which the text of a list item is indented. */
const ITEM_INDENT = 2;

const MARKS = tableOf('[]*_~');
/** Punctuation that does not belong to a web address when it is at its end. */
const PUNCTUATION = tableOf('!"&\'()*,.:;<>?[]_}~');
const AMPERSAND = 0x26;

/** How many characters of the line may open or close links, pictures, emphasis and deleted text. */
export function marksIn(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at += 1) if (MARKS[line.charCodeAt(at)]) count += 1;
  return count;
}

/** How many comments, declarations and instructions (`<!`, `<?`) may open in the line. */
export function commentsIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
    if (line[at + 1] === '!' || line[at + 1] === '?') count += 1;
  }
  return count;
}

/** The length of the longest row of punctuation marks. A character reference such as `&amp;` continues a row. */
export function longestPunctuation(line: string): number {
  let longest = 0;
  let row = 0;
  let inName = false;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    inName = code === AMPERSAND || (inName && isLetterOrDigit(code));
    row = inName || PUNCTUATION[code] ? row + 1 : 0;
    if (row > longest) longest = row;
  }
  return longest;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** A table by character code, which is much faster than a set. */
function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/**
 * How deep the quotations, lists and footnotes at the beginning of a line may be nested, at most: one for each mark, and one for
 * each two columns before the first mark. A rule such as `* * *` is not a list.
 */
export function containersIn(line: string): number {
  const marks = containerMarks(line.trim());
  return marks === 0 ? 0 : marks + Math.floor(indentOf(line) / ITEM_INDENT);
}

function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; line.charAt(at) === ' ' || line.charAt(at) === '\t'; at += 1) {
    columns += line.charAt(at) === '\t' ? TAB_WIDTH : 1;
  }
  return columns;
}

/** `y` finds each mark where the one before it ended. */
const CONTAINER = /[\t ]*(?:>|[-*+](?=[\t ]|$)|\d{1,9}[.)](?=[\t ]|$)|\[\^[^\s\]]{1,999}\]:)/y;

function containerMarks(text: string): number {
  if (isRule(text)) return 0;
  let count = 0;
  CONTAINER.lastIndex = 0;
  while (CONTAINER.test(text)) count += 1;
  return count;
}

function isRule(text: string): boolean {
  const mark = text.charAt(0);
  if (mark !== '*' && mark !== '-' && mark !== '_') return false;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) !== mark && text.charAt(at) !== ' ' && text.charAt(at) !== '\t') return false;
  }
  return true;
}
