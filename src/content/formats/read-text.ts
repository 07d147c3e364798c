import type { RootContent } from 'mdast';
import type { FormatPage } from './format-page.js';
import { code, heading, paragraph, text } from './tree/nodes.js';
import { toMarkdown } from './tree/to-markdown.js';

/** Longer first lines are sentences. */
const TITLE_LENGTH = 80;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|\*{3,})$/;
const SENTENCE_END = /[.,;:!?…。、]$/u;

/**
 * Reads a plain text. Its paragraphs stay as they are written, without a meaning in Markdown; a paragraph whose lines are all
 * indented is code. The first line is the title when it stands alone and is no sentence, or is underlined.
 */
export function readText(source: string): FormatPage {
  const blocks = blocksOf(source.split('\n').map((line) => line.trimEnd()));
  const [first] = blocks;
  const title = first && titleOf(first);
  const rest = title === undefined ? blocks : blocks.slice(1);
  const children: RootContent[] = rest.map((lines) =>
    lines.every(isIndented) ? code(withoutIndent(lines)) : paragraph(text(lines.map((line) => line.trim()).join('\n'))),
  );
  if (title !== undefined) children.unshift(heading(1, [text(title)]));
  return { markdown: toMarkdown(children), ...(title !== undefined && { title }), data: {} };
}

function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line === '') isOpen = false;
    else if (isOpen) blocks.at(-1)!.push(line);
    else {
      blocks.push([line]);
      isOpen = true;
    }
  }
  return blocks;
}

function titleOf([line = '', underline]: readonly string[]): string | undefined {
  const words = line.trim();
  if (underline !== undefined && !UNDERLINE.test(underline)) return undefined;
  return words.length <= TITLE_LENGTH && !SENTENCE_END.test(words) ? words : undefined;
}

function isIndented(line: string): boolean {
  return line.startsWith('    ') || line.startsWith('\t');
}

function withoutIndent(lines: readonly string[]): string {
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const least = indents.reduce((smallest, indent) => Math.min(smallest, indent));
  return lines.map((line) => line.slice(least)).join('\n');
}
