import type { SyntaxPage } from './syntax-page.js';

const LINK = /(!?)\[\[([^[\]|#^\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/g;
const MARKED = /==(?=\S)([^=\n]*[^\s=])==/g;
const BLOCK_ID = /(?:^|[ \t])\^[A-Za-z0-9-]+$/;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/i;

/** Writes links, embedded notes, marks and the ids of blocks of Obsidian as standard Markdown. */
export function obsidianSyntax(text: string, page: SyntaxPage): string {
  const lines = text.split('\n').map((line) => line.replace(BLOCK_ID, '').replace(MARKED, '$1'));
  const linked = lines.map((line) =>
    line.replace(LINK, (_all, embeds: string, note: string, heading: string | undefined, shown: string | undefined) =>
      embeds === '!'
        ? embedded(note.trim(), heading ?? '', shown, page)
        : link(note.trim(), heading ?? '', shown, page),
    ),
  );
  return linked.join('\n');
}

function link(note: string, heading: string, shown: string | undefined, page: SyntaxPage): string {
  const part = heading.slice(1).replaceAll('#', ' > ').replace(/^\^.*/, '');
  const text = shown?.trim() || [note.slice(note.lastIndexOf('/') + 1), part].filter((word) => word !== '').join(' > ');
  const path = note === '' ? undefined : pathOf(note, page);
  return path === undefined ? text : `[${text}](<${path}>)`;
}

/** The path of a note relative to the page, with its ending; undefined when there is no such note. */
function pathOf(note: string, page: SyntaxPage): string | undefined {
  return page.includes.pathTo(/\.\w+$/.test(note) ? note : `${note}.md`);
}

function embedded(file: string, heading: string, shown: string | undefined, page: SyntaxPage): string {
  if (PICTURE.test(file)) {
    const name = file.slice(file.lastIndexOf('/') + 1).replace(PICTURE, '');
    const alt = shown !== undefined && !/^\d+(?:x\d+)?$/.test(shown) ? shown : name;
    return `![${alt}](<${page.includes.pathTo(file) ?? file}>)`;
  }
  const path = /\.\w+$/.test(file) ? file : `${file}.md`;
  const markdown = page.includes.markdownOf(path, (text) => partOf(text, heading.slice(1)));
  if (markdown === undefined) return shown ?? file;
  return page.masked.add({ kind: 'markdown', lines: markdown.split('\n') });
}

/** The part of a note under a heading, or the block with an id; the whole note when it has no such part. */
function partOf(text: string, name: string): string {
  if (name === '') return text;
  const lines = text.split('\n');
  if (name.startsWith('^')) return lines.find((line) => line.trimEnd().endsWith(name)) ?? text;
  const title = name
    .slice(name.lastIndexOf('#') + 1)
    .trim()
    .toLowerCase();
  const start = lines.findIndex((line) => depthOf(line) > 0 && line.replace(/^#+/, '').trim().toLowerCase() === title);
  if (start < 0) return text;
  const depth = depthOf(lines[start]!);
  const end = lines.findIndex((line, at) => at > start && depthOf(line) > 0 && depthOf(line) <= depth);
  return lines.slice(start, end < 0 ? undefined : end).join('\n');
}

function depthOf(line: string): number {
  return /^(#{1,6})[ \t]/.exec(line)?.[1]?.length ?? 0;
}
