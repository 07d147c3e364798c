import { isDeepStrictEqual } from 'node:util';
import type { WidgetRootUpdated, WidgetTextDelta } from '../protocol/updates.js';
import type { WidgetRoot } from '../protocol/widgets.js';

/**
 * The updates that turn `before` into `after` for a client that shows `before`: one delta for each text that grew, or
 * the whole new root if anything else changed (reference: `diff_widget` in chatkit/server.py).
 *
 * A delta cannot address a text without an id or below a Transition. The reference does not send such growth before the
 * item is done; here the whole root is sent.
 */
export function diffWidget(before: WidgetRoot, after: WidgetRoot): (WidgetTextDelta | WidgetRootUpdated)[] {
  const deltas: WidgetTextDelta[] = [];
  if (collectGrowth(before, after, deltas) && areAddressable(deltas, after)) return deltas;
  return [{ type: 'widget.root.updated', widget: after }];
}

/** Adds a delta for every text that grew, in document order. Returns false if anything else is different. */
function collectGrowth(before: WidgetNode, after: WidgetNode, deltas: WidgetTextDelta[]): boolean {
  const delta = growth(before, after);
  if (delta) deltas.push(delta);
  return sameProps(before, after, delta !== undefined) && collectChildGrowth(before.children, after.children, deltas);
}

function collectChildGrowth(
  before: WidgetNode['children'],
  after: WidgetNode['children'],
  deltas: WidgetTextDelta[],
): boolean {
  // Some clients do not look for the text of a delta below a single child, so growth there is another change.
  if (!isList(before) || !isList(after)) return isDeepStrictEqual(before ?? null, after ?? null);
  return before.length === after.length && before.every((child, index) => collectGrowth(child, after[index]!, deltas));
}

function growth(before: WidgetNode, after: WidgetNode): WidgetTextDelta | undefined {
  if (!isStreamedText(before) || !isStreamedText(after)) return undefined;
  if (after.value === before.value || !after.value.startsWith(before.value)) return undefined;
  return {
    type: 'widget.streaming_text.value_delta',
    component_id: after.id,
    delta: after.value.slice(before.value.length),
    done: !after.streaming,
  };
}

type StreamedText = WidgetNode & { readonly id: string; readonly value: string };

function isStreamedText(node: WidgetNode): node is StreamedText {
  return (node.type === 'Text' || node.type === 'Markdown') && typeof node.value === 'string' && Boolean(node.id);
}

/** An absent prop equals a null prop, because nulls are not sent. Inside an action's payload they are different. */
function sameProps(before: WidgetNode, after: WidgetNode, exceptValue: boolean): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete('children');
  if (exceptValue) names.delete('value');
  return [...names].every((name) => isDeepStrictEqual(before[name] ?? null, after[name] ?? null));
}

/** A delta identifies its text only by id, so no other component may have that id. */
function areAddressable(deltas: readonly WidgetTextDelta[], root: WidgetNode): boolean {
  if (deltas.length === 0) return true;
  const ids = idsOf(root);
  return deltas.every(({ component_id }) => ids.indexOf(component_id) === ids.lastIndexOf(component_id));
}

function idsOf(node: WidgetNode): string[] {
  const below = childrenOf(node).flatMap(idsOf);
  return node.id ? [node.id, ...below] : below;
}

/** Any component, known or unknown. The diff compares only structure, so that unknown components and props work too. */
export interface WidgetNode {
  readonly type: string;
  readonly id?: string | null;
  readonly children?: WidgetNode | readonly WidgetNode[] | null;
  readonly [prop: string]: unknown;
}

/** `children` is a list or a single component (reference: DynamicWidgetComponent in chatkit/widgets.py). */
export function childrenOf({ children }: WidgetNode): readonly WidgetNode[] {
  if (children === undefined || children === null) return [];
  return isList(children) ? children : [children];
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isList(children: WidgetNode['children']): children is readonly WidgetNode[] {
  return Array.isArray(children);
}
