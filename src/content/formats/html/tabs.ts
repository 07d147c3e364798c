import type { Element, Root } from 'hast';
import { childElements, findElements, hasClass, wordsOf } from './elements.js';

/** The classes of the names and of the panels of tabs where the roles `tab` and `tabpanel` are missing. */
const NAMES = ['sd-tab-label', 'tabbed-label'];
const PANELS = ['sd-tab-content', 'tabbed-block'];

/** Writes the name of each tab above its panel. Names and panels belong together by their order in the element around them. */
export function nameTabs(parent: Element | Root): void {
  for (const child of childElements(parent)) nameTabs(child);
  const names = namesIn(parent);
  const panels = panelsIn(parent);
  if (names.length === 0 || names.length !== panels.length) return;
  for (const [index, panel] of panels.entries()) {
    panel.children.unshift({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [
        {
          type: 'element',
          tagName: 'strong',
          properties: {},
          children: [{ type: 'text', value: wordsOf(names[index]!) }],
        },
      ],
    });
    panel.properties = {};
  }
  // The name is above the panel now. The content of a page has no templates.
  for (const name of names) name.tagName = 'template';
}

function namesIn(parent: Element | Root): Element[] {
  return findElements(parent, (element) => element.properties.role === 'tab' || isLabel(element));
}

/** MkDocs has `<div class="tabbed-labels"><label>…`, VitePress `<div class="tabs"><label>…`. */
function isLabel(element: Element): boolean {
  return hasClass(element, ...NAMES) || (element.tagName === 'label' && element.properties.htmlFor !== undefined);
}

function panelsIn(parent: Element | Root): Element[] {
  const found = findElements(
    parent,
    (element) => element.properties.role === 'tabpanel' || hasClass(element, ...PANELS),
  );
  if (found.length > 0) return found;
  const [blocks] = findElements(parent, (element) => hasClass(element, 'blocks'));
  return blocks ? childElements(blocks) : [];
}
