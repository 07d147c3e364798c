import { attributeText, stringsIn } from './expressions.js';
import type { Tag } from './tag.js';

/** Attributes in which components carry the name that readers see, the best first. */
const NAMES = [
  'title',
  'label',
  'header',
  'heading',
  'summary',
  'caption',
  'tabTitle',
  'tabName',
  'text',
  'name',
  'alt',
];
const TARGETS = ['href', 'to', 'link', 'url'];
const PICTURES = ['src', 'light', 'source', 'img'];

/** The name of a component as readers see it; empty when it has none. */
export function shownName({ attributes }: Tag): string {
  for (const name of NAMES) {
    const text = attributeText(attributes.get(name))?.trim();
    if (text) return text.replace(/\s+/g, ' ');
  }
  return '';
}

/** A part of the text of a component that comes after its name. */
export function shownDescription({ attributes }: Tag): string {
  return (attributeText(attributes.get('description')) ?? '').trim();
}

export function textOf({ attributes }: Tag, name: string): string | undefined {
  return attributeText(attributes.get(name));
}

export function linkTarget(tag: Tag): string | undefined {
  return firstUrl(tag, TARGETS);
}

export function pictureSource(tag: Tag): string | undefined {
  return firstUrl(tag, PICTURES);
}

/** Also the address in an expression such as `{useBaseUrl('/a.png')}`. */
function firstUrl({ attributes }: Tag, names: readonly string[]): string | undefined {
  for (const name of names) {
    const written = attributes.get(name);
    const url = attributeText(written) ?? stringsIn(written ?? '')[0];
    if (url && !/[\s<>()]/.test(url)) return url;
  }
  return undefined;
}

/** Attributes of HTML that a page keeps. Others are styles or handlers. */
const KEPT = [
  'href',
  'src',
  'alt',
  'title',
  'id',
  'name',
  'width',
  'height',
  'colspan',
  'rowspan',
  'start',
  'align',
  'lang',
  'open',
];

/** The start tag of an element of HTML as HTML and not as MDX. */
export function htmlTag(tag: Tag): string {
  let written = `<${tag.name}`;
  for (const name of KEPT) {
    const spelled = [name, name === 'colspan' ? 'colSpan' : name === 'rowspan' ? 'rowSpan' : name].find((key) =>
      tag.attributes.has(key),
    );
    if (spelled === undefined) continue;
    const value = tag.attributes.get(spelled);
    const text = attributeText(value) ?? stringsIn(value ?? '')[0] ?? '';
    written += ` ${name}="${text.replaceAll('"', '&quot;')}"`;
  }
  return `${written}${tag.kind === 'alone' ? ' /' : ''}>`;
}
