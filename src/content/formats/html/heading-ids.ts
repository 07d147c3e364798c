import type { Element, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { attributeOf, childElements, findElement, isElement } from './elements.js';

/** Elements of which the first heading has the id: `<section id="a"><h2>A</h2>` of Sphinx, `<div id="a"><h2>A</h2>`. */
const SECTIONS = new Set(['section', 'div', 'article']);

/** Gives each heading the id that links to it use, wherever the generator wrote it. */
export function moveHeadingIds(parent: Element | Root): void {
  let before: Element | undefined;
  for (const [index, child] of childElements(parent).entries()) {
    if (headingRank(child) !== undefined) {
      const ofSection = index === 0 && isElement(parent) && SECTIONS.has(parent.tagName) ? idOf(parent) : undefined;
      child.properties.id =
        idOf(child) ?? idInside(child) ?? (before && isTarget(before) ? idOf(before) : undefined) ?? ofSection;
    }
    before = child;
    moveHeadingIds(child);
  }
}

function idInside(heading: Element): string | undefined {
  const target = findElement(heading, (element) => element.tagName === 'a' && idOf(element) !== undefined);
  return target && idOf(target);
}

/** An empty `<a name="x"></a>` or `<span id="x"></span>` before a heading. */
function isTarget(element: Element): boolean {
  return (element.tagName === 'a' || element.tagName === 'span') && element.children.length === 0;
}

function idOf(element: Element): string | undefined {
  return attributeOf(element, 'id') ?? (element.tagName === 'a' ? attributeOf(element, 'name') : undefined);
}
