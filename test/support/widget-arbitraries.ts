import * as fc from 'fast-check';
import type { WidgetRoot } from '../../src/protocol/widgets.js';
import type { WidgetNode } from '../../src/widgets/diff-widget.js';

/** Few ids, so that some are shared by two components; some components have none. */
const id = fc.option(fc.constantFrom('a', 'b', 'c', 'd', ''), { nil: undefined });
const value = fc.string({ maxLength: 4, unit: fc.constantFrom('x', 'y', ' ', '😀', '"') });
const streaming = fc.constantFrom(true, false, undefined);

const leaf: fc.Arbitrary<WidgetNode> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('Text', 'Markdown'), id, value, streaming }) },
  fc.record({ type: fc.constant('Title'), id, value }),
  fc.record({
    type: fc.constant('Button'),
    onClickAction: fc.record({ type: fc.constant('go'), payload: fc.jsonValue({ maxDepth: 1 }) }),
  }),
  fc.record({ type: fc.constant('Mystery'), id, value: fc.jsonValue({ maxDepth: 1 }) }),
);

const { component } = fc.letrec<{ component: WidgetNode }>((tie) => ({
  component: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    fc.record({ type: fc.constantFrom('Box', 'Col'), id, children: fc.array(tie('component'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('Transition'), children: tie('component') }),
  ),
}));

/** Any ChatKit widget that JSON can hold, with known and unknown components. */
export const anyWidget: fc.Arbitrary<WidgetRoot> = fc
  .record({
    type: fc.constantFrom('Card', 'Basic'),
    id,
    children: fc.oneof({ weight: 4, arbitrary: fc.array(component, { maxLength: 4 }) }, component),
  })
  .map((root) => JSON.parse(JSON.stringify(root)) as WidgetRoot);

/** A ChatKit widget, and the same widget after some of its texts have grown. */
export const grownWidget: fc.Arbitrary<{ before: WidgetRoot; after: WidgetRoot }> = fc
  .tuple(anyWidget, fc.infiniteStream(value))
  .map(([before, growths]) => ({ before, after: grow(before, growths) as WidgetRoot }));

function grow(node: WidgetNode, growths: Iterator<string>): WidgetNode {
  const isText = (node.type === 'Text' || node.type === 'Markdown') && typeof node.value === 'string';
  const grown = isText ? { ...node, value: `${String(node.value)}${String(growths.next().value)}` } : node;
  if (Array.isArray(grown.children)) return { ...grown, children: grown.children.map((child) => grow(child, growths)) };
  return grown.children ? { ...grown, children: grow(grown.children as WidgetNode, growths) } : grown;
}
