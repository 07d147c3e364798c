import type { SyntaxPage } from './syntax-page.js';

const IMPORT = /^import(?:[ \t]+(?:type[ \t]+)?[\w$*{]|[ \t]*['"{])/;
const EXPORT =
  /^export[ \t]+(?:(?:const|let|var)[ \t]+[\w$[{]|(?:async[ \t]+)?function\b|class[ \t]+\w|default[ \t]|(?:type[ \t]+|interface[ \t]+)\w|[{*])/;
/** Where the source of an import ends: after a string that is the last thing in its line. */
const SOURCE_END =
  /(?:^import|\bfrom|[}])[ \t]*(?:'[^'\n]{1,500}'|"[^"\n]{1,500}")(?:[ \t]+with[ \t]+\{[^{}\n]{0,200}\})?[ \t]*(?:;[ \t]*)?(?:\/\/[^'"]{0,200})?$/;
const DEFAULT_IMPORT = /^import[ \t]+(\w+)[ \t]+from[ \t]*['"]([^'"\n]+)['"]/;
/** What tells a bundler to give a file as text. */
const LOADER = /^!!raw-loader!|\?raw$/g;
const DECLARATION = /^export[ \t]+(?:const|let|var)\b/;
const ASSIGNMENT = /^export[ \t]+(?:const|let|var)[ \t]+[^=]{1,500}(?:=|$)/;
/** A line that does not end its statement. */
const GOES_ON = /(?:[=,(+?:{[&|]|=>)[ \t]*$/;
/** A line after which a statement may begin: a blank line or a heading. */
const ENDS_BLOCK = /^(?:[ \t]*$|#{1,6}[ \t])/;
const OPENING = '([{';
const CLOSING = ')]}';

/** What is known of the page so far. */
interface StatementSearch {
  /** Whether a statement had no end. */
  isUnclosed: boolean;
}

/**
 * Removes the imports and exports of MDX, also over several lines. They begin at the start of a line, at the beginning of
 * the page, after a blank line, a heading or another statement, and are recognised by their syntax.
 */
export function moduleStatements(text: string, page: SyntaxPage): string {
  if (!page.mdx || !(text.includes('import') || text.includes('export'))) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  const search = { isUnclosed: false };
  let mayBegin = true;
  for (let at = 0; at < lines.length; ) {
    const end = mayBegin ? statementEnd(lines, at, search) : undefined;
    if (end === undefined) {
      kept.push(lines[at]!);
      mayBegin = ENDS_BLOCK.test(lines[at]!);
      at += 1;
    } else {
      noteImport(lines[at]!, page);
      kept.push('');
      at = end;
    }
  }
  return kept.join('\n');
}

/** Remembers what an import of a file in the tree names: `import Part from './_part.mdx'`. */
function noteImport(line: string, page: SyntaxPage): void {
  const [, name, path] = DEFAULT_IMPORT.exec(line) ?? [];
  if (name !== undefined && path !== undefined) page.includes.imports.set(name, path.replace(LOADER, ''));
}

/** The line after the statement that begins in the line `start`; undefined when none begins there. */
function statementEnd(lines: readonly string[], start: number, search: StatementSearch): number | undefined {
  const line = lines[start]!;
  if (IMPORT.test(line)) return importEnd(lines, start);
  return EXPORT.test(line) ? exportEnd(lines, start, search) : undefined;
}

function importEnd(lines: readonly string[], start: number): number | undefined {
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.trim() === '') return undefined;
    if (SOURCE_END.test(line)) return at + 1;
    // Only the names between braces can go on in the next line.
    if (at === start && !line.includes('{') && !/^import[ \t][\w$*, \t]+$/.test(line)) return undefined;
  }
  return undefined;
}

/**
 * Ends where all brackets are closed and the line ends no operand. A statement without such an end goes on to a blank line;
 * then the other ones of the page do too, so that no line is read more than twice.
 */
function exportEnd(lines: readonly string[], start: number, search: StatementSearch): number | undefined {
  if (DECLARATION.test(lines[start]!) && !ASSIGNMENT.test(lines[start]!)) return undefined;
  const blank = blankLineAfter(lines, start);
  let depth = 0;
  for (let at = start; at < lines.length && !(search.isUnclosed && at === blank); at += 1) {
    const line = lines[at]!;
    depth += depthChange(line);
    if (depth <= 0 && line.trim() !== '' && !GOES_ON.test(line)) return at + 1;
  }
  search.isUnclosed = true;
  return blank;
}

function blankLineAfter(lines: readonly string[], start: number): number {
  let at = start;
  while (at < lines.length && lines[at]!.trim() !== '') at += 1;
  return at;
}

/** How many more brackets open than close in a line, outside of strings. */
function depthChange(line: string): number {
  let change = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (OPENING.includes(character)) change += 1;
    else if (CLOSING.includes(character)) change -= 1;
    // An apostrophe in the text of an element begins no string.
    else if (character === '"' || character === "'") at = Math.max(at, line.indexOf(character, at + 1));
  }
  return change;
}
