import { toString } from 'mdast-util-to-string';
import type { FormatPage } from '../format-page.js';
import { toMarkdown } from '../tree/to-markdown.js';
import { toLines } from './lines.js';
import { RstBlocks } from './rst-blocks.js';
import { RstContext } from './rst-context.js';

const FIELD = /^:([\w -]+):(?: (.*))?$/;
/** `.. meta::` gives the page its description and keywords. */
const META = /^ +:(description|keywords)(?: [^:]*)?:(?: (.*))?$/;

/**
 * Reads a page of reStructuredText as docutils and Sphinx do, without what they take from other files: the titles of labels on
 * other pages, the signatures and descriptions in source code, included files.
 * @param path the path of the page, from which its links to other pages start
 */
export function readRst(source: string, path: string): FormatPage {
  const lines = toLines(source);
  const { data, rest } = pageFields(lines);
  const context = new RstContext(path, rest);
  const children = new RstBlocks(context).read(rest);
  const [first] = children.filter((node) => node.type === 'heading');
  const title = first && toString(first, { includeHtml: false }).trim();
  return { markdown: toMarkdown(children), ...(title && { title }), data: { ...metaOf(lines), ...data } };
}

/** The fields at the top of a page, before its title, are data: `:orphan:`, `:author: Ada`. */
function pageFields(lines: readonly string[]): {
  readonly data: Record<string, unknown>;
  readonly rest: readonly string[];
} {
  const data: Record<string, unknown> = {};
  let at = lines.findIndex((line) => line !== '');
  for (; at >= 0 && at < lines.length; at += 1) {
    const [, name, value = ''] = FIELD.exec(lines[at]!) ?? [];
    if (name === undefined) break;
    data[name.toLowerCase()] = value.trim() === '' ? true : value.trim();
  }
  return at <= 0 ? { data, rest: lines } : { data, rest: lines.slice(at) };
}

function metaOf(lines: readonly string[]): Record<string, unknown> {
  const start = lines.findIndex((line) => line.startsWith('.. meta::'));
  const data: Record<string, unknown> = {};
  if (start < 0) return data;
  for (let at = start + 1; at < lines.length && /^ |^$/.test(lines[at]!); at += 1) {
    const [, name, value = ''] = META.exec(lines[at]!) ?? [];
    if (name === 'keywords') data.keywords = value.split(',').map((word) => word.trim());
    else if (name !== undefined) data[name] = value.trim();
  }
  return data;
}
