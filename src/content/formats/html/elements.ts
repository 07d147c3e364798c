import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toString } from 'mdast-util-to-string';

export function isElement(node: Nodes | undefined): node is Element {
  return node?.type === 'element';
}

export function classesOf(element: Element): readonly string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export function hasClass(element: Element, ...names: readonly string[]): boolean {
  return classesOf(element).some((name) => names.includes(name));
}

/** The value of an attribute; undefined when it is missing or empty. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function childElements(parent: Element | Root): Element[] {
  return (parent.children as ElementContent[]).filter(isElement);
}

/** The words of an element, with single spaces between them. */
export function wordsOf(element: Element): string {
  return toString(element).replace(/\s+/g, ' ').trim();
}

/** The first element in the order of the document that fulfils the condition. */
export function findElement(parent: Element | Root, fits: (element: Element) => boolean): Element | undefined {
  for (const child of childElements(parent)) {
    const found = fits(child) ? child : findElement(child, fits);
    if (found) return found;
  }
  return undefined;
}

export function findElements(parent: Element | Root, fits: (element: Element) => boolean): Element[] {
  return childElements(parent).flatMap((child) => (fits(child) ? [child] : findElements(child, fits)));
}
