import type { ThreadItemUpdate } from '../../src/protocol/updates.js';
import type { WidgetRoot } from '../../src/protocol/widgets.js';
import type { WidgetNode } from '../../src/widgets/diff-widget.js';

/**
 * Applies an update of a ChatKit widget as a stock client does: looks for the component in lists of children, at every
 * depth, and changes the first one with the id.
 */
export function applyWidgetUpdate(widget: WidgetRoot, update: ThreadItemUpdate): WidgetRoot {
  switch (update.type) {
    case 'widget.root.updated':
      return update.widget;
    case 'widget.component.updated':
      return replaceFirst(widget, update.component_id, () => update.component) as WidgetRoot;
    case 'widget.streaming_text.value_delta':
      return replaceFirst(widget, update.component_id, (text) => ({
        ...text,
        value: `${String(text.value)}${update.delta}`,
        ...(update.done && text.streaming ? { streaming: false } : {}),
      })) as WidgetRoot;
    default:
      throw new Error(`${update.type} is not an update of a widget`);
  }
}

function replaceFirst(root: WidgetNode, id: string, replace: (node: WidgetNode) => WidgetNode): WidgetNode {
  let replaced = false;
  const visit = (node: WidgetNode): WidgetNode => {
    if (replaced) return node;
    if (node.id === id) {
      replaced = true;
      return replace(node);
    }
    return Array.isArray(node.children) ? { ...node, children: node.children.map(visit) } : node;
  };
  const result = visit(root);
  if (!replaced) throw new Error(`No component has the id "${id}"`);
  return result;
}
