import type { Element, ElementContent, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { visit } from 'unist-util-visit';

/** Adds a link to every section heading, and a scrollable box around wide content. */
export function finishing() {
  return (tree: Root): void =>
    visit(tree, 'element', (element, index, parent) => {
      const rank = headingRank(element);
      if (rank && rank > 1 && element.properties.id) element.children.push(anchorLink(String(element.properties.id)));
      // The box must be focusable, so that it can be scrolled with the keyboard.
      if (element.tagName === 'pre') element.properties.tabIndex = 0;
      if (element.tagName === 'table' && parent && index !== undefined) parent.children[index] = scrollBox(element);
    });
}

function anchorLink(id: string): ElementContent {
  const properties = { href: `#${id}`, className: ['anchor'], ariaLabel: 'Link to this section' };
  return { type: 'element', tagName: 'a', properties, children: [{ type: 'text', value: '#' }] };
}

function scrollBox(table: Element): Element {
  const properties = { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: 'Table' };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}
