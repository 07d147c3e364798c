import { linkTarget, pictureSource, shownName, textOf } from './attributes.js';
import { componentKind } from './component-kinds.js';
import type { Tag } from './tag.js';

/** The Markdown of a component within a line, with the Markdown of its children. */
export function inlineText(tag: Tag, children: string): string {
  const kind = componentKind(tag.name);
  if (kind === 'hidden') return '';
  if (kind === 'picture') return pictureText(tag);
  const shown = children.trim() === '' ? shownName(tag) : children;
  const target = linkTarget(tag);
  const isLink = target !== undefined && shown !== '' && !/[\n[\]]/.test(shown);
  return isLink ? `[${shown}](${target})` : shown;
}

export function pictureText(tag: Tag): string {
  const source = pictureSource(tag);
  const text = textOf(tag, 'alt') ?? textOf(tag, 'title') ?? textOf(tag, 'caption') ?? '';
  return source === undefined ? text : `![${text.replace(/[[\]]/g, '')}](${source})`;
}
