import { dedented, indentOf } from '../code/line-prefix.js';
import { namedLines, noteLines, trimmedLines } from '../notes.js';
import { linkTarget, shownDescription, shownName, textOf } from './attributes.js';
import { codeLines } from './code-component.js';
import { componentKind } from './component-kinds.js';
import type { ElementNode, Node } from './elements.js';
import { inlineText, pictureText } from './inline-component.js';
import type { NodeWriter } from './node-writer.js';
import { NO_TABS, type TabLabels, tabLabels } from './tab-labels.js';
import type { Tag } from './tag.js';

const GENERIC_NOTES: ReadonlySet<string> = new Set(['aside', 'callout', 'admonition', 'alert', 'infobox']);

/** The lines of a component that has its lines for itself, without indentation. `tabs` has the labels of the group around it. */
export function blockLines(node: ElementNode, writer: NodeWriter, tabs: TabLabels): string[] {
  const { tag } = node;
  const kind = componentKind(tag.name);
  if (tag.name === 'details') return detailsLines(node, writer);
  const partial = writer.page.includes.importedMarkdown(tag.name);
  if (partial !== undefined) return [writer.page.masked.add({ kind: 'markdown', lines: partial.split('\n') })];
  if (kind === 'hidden') return [];
  if (kind === 'code') return codeLines(node, writer.page);
  if (kind === 'picture') return [pictureText(tag)];
  if (kind === 'tabs') return tabGroupLines(node, writer);
  const body = bodyLines(node, writer, tabLabels(tag));
  if (kind === 'note') return noteLines(noteKind(tag), textOf(tag, 'title') ?? textOf(tag, 'label') ?? '', body);
  if (kind === 'tab') return namedLines(tabName(tag, tabs), body);
  const slot = tabs.bySlot ? textOf(tag, 'slot') : undefined;
  if (slot !== undefined) return namedLines(slot, body);
  if (kind === 'link') return [inlineText(tag, body.join('\n')), ...descriptionLines(tag)];
  return otherLines(tag, body);
}

function otherLines(tag: Tag, body: readonly string[]): string[] {
  const name = shownName(tag);
  const target = linkTarget(tag);
  const content = [...descriptionLines(tag), ...body];
  if (target === undefined || /[[\]]/.test(name)) return namedLines(name, content);
  return namedLines(name === '' ? '' : `[${name}](${target})`, content);
}

function descriptionLines(tag: Tag): string[] {
  const description = shownDescription(tag);
  return description === '' ? [] : ['', description, ''];
}

function noteKind(tag: Tag): string {
  const name = tag.name.toLowerCase();
  const kind = textOf(tag, 'type') ?? textOf(tag, 'intent') ?? textOf(tag, 'variant') ?? textOf(tag, 'kind');
  if (!GENERIC_NOTES.has(name)) return name;
  return kind !== undefined && /^[A-Za-z]+$/.test(kind) && kind !== 'default' ? kind : 'note';
}

function tabName(tag: Tag, tabs: TabLabels): string {
  const value = textOf(tag, 'value') ?? '';
  return shownName(tag) || (tabs.byValue.get(value) ?? value);
}

/** Gives the tabs without a name of their own the names that are written at their group. */
function tabGroupLines(node: ElementNode, writer: NodeWriter): string[] {
  const labels = tabLabels(node.tag);
  const names = [...labels.names];
  const children = node.children.map((child) => {
    if (child.kind !== 'element' || componentKind(child.tag.name) !== 'tab') return child;
    const label = names.shift();
    if (label === undefined || shownName(child.tag) !== '') return child;
    return { ...child, tag: { ...child.tag, attributes: new Map(child.tag.attributes).set('label', `"${label}"`) } };
  });
  return bodyLines({ ...node, children }, writer, labels);
}

/** An element `<details>` of HTML, whose content is Markdown. */
function detailsLines(node: ElementNode, writer: NodeWriter): string[] {
  const summary = node.children.find(isSummary);
  const rest = node.children.filter((child) => child !== summary);
  const title = summary?.kind === 'element' ? bodyLines(summary, writer, NO_TABS).join(' ') : '';
  const body = bodyLines({ ...node, children: rest }, writer, NO_TABS);
  return ['<details>', `<summary>${title || 'Details'}</summary>`, '', ...body, '', '</details>'];
}

function isSummary(child: Node): boolean {
  return child.kind === 'element' && child.tag.name === 'summary';
}

/** The children of a component without the indentation that they have in common. */
function bodyLines(node: ElementNode, writer: NodeWriter, tabs: TabLabels): string[] {
  const lines = writer.write(node.children, { tabs, isLineStart: true }).split('\n');
  const [first = '', ...rest] = lines;
  const indents = rest.filter((line) => line.trim() !== '').map(indentOf);
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const columns = Number.isFinite(common) ? common : 0;
  return trimmedLines([first.trimStart(), ...rest.map((line) => (line.trim() === '' ? '' : dedented(line, columns)))]);
}
