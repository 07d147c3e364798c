import { isObject } from '../../wire/guards.js';
import type { WidgetNode } from '../../wire/types.js';

export const isNode = (value: unknown): value is WidgetNode => isObject(value) && typeof value['type'] === 'string';

/** `children` may be a list, one object, or missing. */
export const childrenOf = (node: WidgetNode): WidgetNode[] =>
  (Array.isArray(node.children) ? node.children : [node.children]).filter(isNode);

export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
export const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const flag = (value: unknown): boolean => value === true;

/**
 * The value if it is allowed, else `otherwise`. Properties of a widget must pass this before they become class names.
 */
export const oneOf = <const T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.find((candidate) => candidate === value) ?? otherwise;

/** A React key that stays the same when the widget is updated, so that a field keeps what the reader typed. */
export const keyOf = (node: WidgetNode, index: number): string =>
  node.key ?? node.id ?? (text(node['name']) || `${node.type}${index}`);
