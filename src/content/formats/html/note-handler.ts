import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { alert, alertKind } from '../tree/nodes.js';
import { classesOf, findElement, hasClass, wordsOf } from './elements.js';

/** A class that says that an element is a note, in different generators. */
const NOTES = [
  'admonition',
  'alert',
  'callout',
  'custom-block',
  'markdown-alert',
  'starlight-aside',
  'theme-admonition',
  'admonitionblock',
];
const TITLES = ['admonition-title', 'admonition-heading', 'custom-block-title', 'markdown-alert-title', 'title'];
const TITLE_CLASSES = [...TITLES, 'starlight-aside__title', 'callout-title'];
/** `theme-admonition-note`, `starlight-aside--tip`, `markdown-alert-note`, `alert-warning`. */
const KIND_BEGIN = /^(?:theme-admonition|starlight-aside-|markdown-alert|alert|callout|admonition)-/;

export function isNote(element: Element): boolean {
  return hasClass(element, ...NOTES);
}

/** The note that an element is, as an alert; undefined for any other element. */
export function noteOf(state: State, element: Element): RootContent[] | undefined {
  if (!isNote(element)) return undefined;
  const words = classesOf(element).map((name) => name.replace(KIND_BEGIN, '').toLowerCase());
  const kind = words
    .filter((word) => word !== 'admonition')
    .map(alertKind)
    .find((found) => found !== undefined);
  const title = titleOf(element);
  const shown = title && wordsOf(title);
  const body = findElement(element, (inner) => inner.tagName === 'td' && hasClass(inner, 'content')) ?? element;
  if (title) remove(element, title);
  const isPlain = shown === undefined || alertKind(shown.toLowerCase()) !== undefined;
  return [alert(kind ?? 'NOTE', state.toFlow(state.all(body)) as RootContent[], isPlain ? undefined : shown)];
}

/** Asciidoctor has two elements with this class: an icon, whose words name the kind, and the title. */
function titleOf(element: Element): Element | undefined {
  const content = findElement(element, (inner) => inner.tagName === 'td' && hasClass(inner, 'content'));
  return content ? childTitle(content) : findElement(element, (inner) => hasClass(inner, ...TITLE_CLASSES));
}

function childTitle(content: Element): Element | undefined {
  const [first] = content.children.filter((child) => child.type === 'element');
  return first && hasClass(first, 'title') ? first : undefined;
}

function remove(parent: Element, target: Element): boolean {
  const at = parent.children.indexOf(target);
  if (at >= 0) parent.children.splice(at, 1);
  return at >= 0 || parent.children.some((child) => child.type === 'element' && remove(child, target));
}
