import type { RootContent } from 'mdast';
import { RST_NESTING } from '../../limits.js';
import { code, heading, paragraph } from '../tree/nodes.js';
import { type BlockReader, inlines } from './block-reader.js';
import { directiveAt } from './directive.js';
import { readDirective } from './directives.js';
import { adornmentOf, indentedFrom, indentOf, plainTitle } from './lines.js';
import { type BlockRead, doctest, LISTS, lineBlock } from './lists.js';
import type { RstContext } from './rst-context.js';
import { tableOf } from './table-directives.js';
import { GRID_BORDER, gridTable, SIMPLE_BORDER, simpleTable } from './tables.js';

const LEAST_ADORNMENT = 4;
const FOOTNOTE = /^\.\. \[([^\]]+)\](?: (.*))?$/;

/** Reads the blocks of reStructuredText. Each line is read once for each block that it is in. */
export class RstBlocks implements BlockReader {
  private depth = 0;

  constructor(readonly context: RstContext) {}

  inside(lines: readonly string[]): RootContent[] {
    if (this.depth >= RST_NESTING) return [code(lines.join('\n'))];
    this.depth += 1;
    const nodes = this.read(lines);
    this.depth -= 1;
    return nodes;
  }

  read(lines: readonly string[]): RootContent[] {
    const nodes: RootContent[] = [];
    for (let at = 0; at < lines.length; ) {
      if (lines[at] === '') at += 1;
      else {
        const block = this.blockAt(lines, at);
        nodes.push(...block.nodes);
        at = block.end;
      }
    }
    return nodes;
  }

  private blockAt(lines: readonly string[], at: number): BlockRead {
    const line = lines[at]!;
    if (indentOf(line) > 0) return this.quotation(lines, at);
    const special =
      this.title(lines, at) ??
      this.marked(lines, at) ??
      this.table(lines, at) ??
      doctest(lines, at) ??
      lineBlock(lines, at, this);
    if (special) return special;
    for (const list of LISTS) {
      const found = list(lines, at, this);
      if (found) return found;
    }
    return this.paragraph(lines, at);
  }

  private quotation(lines: readonly string[], at: number): BlockRead {
    const { lines: block, end } = indentedFrom(lines, at);
    return { nodes: [{ type: 'blockquote', children: this.inside(block) as never }], end };
  }

  /** A title is underlined, and may have the same line above it. Its level is that of the first title with this style. */
  private title(lines: readonly string[], at: number): BlockRead | undefined {
    const over = adornmentOf(lines[at]);
    const under = adornmentOf(lines[at + (over ? 2 : 1)]);
    const words = lines[over ? at + 1 : at] ?? '';
    if (over && (under !== over || words.trim() === '')) return this.transition(lines, at, lines[at]!.length);
    const underline = lines[at + (over ? 2 : 1)] ?? '';
    if (under === undefined || underline.length < Math.min(LEAST_ADORNMENT, words.trim().length)) return undefined;
    const style = over ? `${over}${over}` : under;
    const { titleStyles } = this.context;
    if (!titleStyles.includes(style)) titleStyles.push(style);
    this.context.level = titleStyles.indexOf(style) + 1;
    const title = words.trim();
    const id = this.context.sectionId(plainTitle(title));
    const node = heading(this.context.level, inlines(this, [title]), id);
    return { nodes: [node], end: at + (over ? 3 : 2) };
  }

  private transition(lines: readonly string[], at: number, length: number): BlockRead | undefined {
    const isAlone = (lines[at + 1] ?? '') === '' && length >= LEAST_ADORNMENT;
    return isAlone ? { nodes: [{ type: 'thematicBreak' }], end: at + 1 } : undefined;
  }

  /** Everything that begins with two dots: directives, footnotes, targets, substitutions, comments. */
  private marked(lines: readonly string[], at: number): BlockRead | undefined {
    const line = lines[at]!;
    if (/^__(?: |$)/.test(line)) return { nodes: [], end: at + 1 };
    if (line !== '..' && !line.startsWith('.. ')) return undefined;
    const { lines: more, end } = indentedFrom(lines, at + 1);
    // An empty comment ends at once.
    if (line === '..' && lines[at + 1] === '') return { nodes: [], end: at + 1 };
    const [, label, first = ''] = FOOTNOTE.exec(line) ?? [];
    if (label !== undefined) {
      const identifier = this.context.footnoteName(label, 'footnotes');
      const children = this.inside([first.trim(), ...more]) as never;
      return { nodes: [{ type: 'footnoteDefinition', identifier, label: identifier, children }], end };
    }
    const found = line.startsWith('.. |') ? undefined : directiveAt(lines, at);
    return found ? { nodes: readDirective(found.directive, this), end: found.end } : { nodes: [], end };
  }

  private table(lines: readonly string[], at: number): BlockRead | undefined {
    const line = lines[at]!;
    if (GRID_BORDER.test(line)) {
      let end = at;
      while (/^[+|]/.test(lines[end] ?? '')) end += 1;
      return { nodes: tableOf(gridTable(lines.slice(at, end)), this), end };
    }
    if (!SIMPLE_BORDER.test(line)) return undefined;
    let end = at + 1;
    while (end < lines.length && !(SIMPLE_BORDER.test(lines[end]!) && (lines[end + 1] ?? '') === '')) end += 1;
    return { nodes: tableOf(simpleTable(lines.slice(at, end)), this), end: end + 1 };
  }

  private paragraph(lines: readonly string[], at: number): BlockRead {
    let end = at + 1;
    while (end < lines.length && lines[end] !== '' && indentOf(lines[end]!) === 0 && !lines[end - 1]!.endsWith('::'))
      end += 1;
    const last = lines[end - 1]!;
    if (!last.endsWith('::')) return { nodes: [paragraph(...inlines(this, lines.slice(at, end)))], end };
    const words = [...lines.slice(at, end - 1), withoutColons(last)].filter((line) => line !== '');
    const before = words.length > 0 ? [paragraph(...inlines(this, words))] : [];
    const literal = indentedFrom(lines, end);
    const shown = literal.lines.length > 0 ? [code(literal.lines.join('\n'), this.context.language)] : [];
    return { nodes: [...before, ...shown], end: Math.max(end, literal.end) };
  }
}

/** `text::` is shown as `text:`, and `text ::` without colons. */
function withoutColons(line: string): string {
  const words = line.slice(0, -2);
  return words === '' || words.endsWith(' ') ? words.trimEnd() : `${words}:`;
}
