import type { FlavourName } from '../flavours/flavour-name.js';

/** Generators whose Markdown has definition lists. */
const FLAVOURS: ReadonlySet<FlavourName> = new Set(['mkdocs', 'hugo', 'mdbook']);

const MAY_HAVE_DEFINITION = /^ {0,3}:[ \t]/m;
const DEFINITION = /^( {0,3}:[ \t]+)(\S.*)$/;
const FENCE = /^ *(`{3,}|~{3,})/;
/** What begins a line that is not a term. */
const NO_TERM = /^(?: {0,3}(?:[-*+](?=[ \t])|[>#|:]|\d{1,9}[.)])| {4}|\t)/;
const SMALLEST_INDENT = 2;

/** Turns definition lists (a line with a term, then `: text`) into lists of `**Term**: text`, where the generator has them. */
export function definitionLists(markdown: string, flavour: FlavourName): string {
  if (!FLAVOURS.has(flavour) || !MAY_HAVE_DEFINITION.test(markdown)) return markdown;
  const lines = markdown.split('\n');
  const conversion = new Conversion();
  for (const [index, line] of lines.entries()) conversion.add(line, lines[index + 1]);
  return conversion.lines.join('\n');
}

class Conversion {
  readonly lines: string[] = [];
  private fence: string | undefined;
  /** Where the lines begin that are terms, if a definition follows. */
  private terms: number | undefined;
  /** The column of the text of the current definition. */
  private column: number | undefined;

  add(line: string, next = ''): void {
    if (this.fence !== undefined) this.addCode(line, this.fence);
    else if (!this.addDefinition(line) && !this.addToDefinition(line, next)) this.addText(line);
  }

  private get isAfterBlank(): boolean {
    return (this.lines.at(-1) ?? '').trim() === '';
  }

  private addCode(line: string, fence: string): void {
    this.lines.push(line);
    if (line.trimStart().startsWith(fence)) this.fence = undefined;
  }

  private addDefinition(line: string): boolean {
    const [, mark = '', text = ''] = DEFINITION.exec(line) ?? [];
    if (mark === '' || (this.terms === undefined && this.column === undefined)) return false;
    if (this.terms === undefined) {
      this.lines.push('', `  ${text}`);
    } else {
      const terms = this.lines.splice(this.terms).filter((term) => term.trim() !== '');
      this.lines.push(`- ${terms.map(inBold).join(', ')}: ${text}`);
    }
    this.terms = undefined;
    this.column = mark.length;
    return true;
  }

  private addToDefinition(line: string, next: string): boolean {
    if (this.column === undefined) return false;
    const indent = line.length - line.trimStart().length;
    const isBlank = indent === line.length;
    const isLazy = !this.isAfterBlank && !DEFINITION.test(next);
    if (!isBlank && indent < SMALLEST_INDENT && !isLazy) {
      this.column = undefined;
      return false;
    }
    this.lines.push(isBlank ? '' : `  ${line.slice(Math.min(indent, this.column))}`);
    return true;
  }

  private addText(line: string): void {
    const isBlank = line.trim() === '';
    const [, fence] = FENCE.exec(line) ?? [];
    this.fence = fence;
    if (fence !== undefined || NO_TERM.test(line)) this.terms = undefined;
    else if (isBlank && this.isAfterBlank) this.terms = undefined;
    else if (!isBlank && (this.terms === undefined || this.isAfterBlank)) this.terms = this.lines.length;
    this.lines.push(line);
  }
}

function inBold(term: string): string {
  const text = term.trim();
  return text.includes('**') ? text : `**${text}**`;
}
