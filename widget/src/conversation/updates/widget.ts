import type { ThreadItemUpdate, WidgetItem, WidgetNode } from '../../wire/types.js';

type WidgetUpdate = Extract<ThreadItemUpdate, { type: `widget.${string}` }>;
type Change = (node: WidgetNode) => WidgetNode;

/** Applies an update to the component tree. Returns the same item if nothing changed. */
export function updateWidget(item: WidgetItem, update: WidgetUpdate): WidgetItem {
  const root = item.widget as unknown as WidgetNode;
  const changed = changeRoot(root, update);
  return changed === root ? item : { ...item, widget: changed as unknown as WidgetItem['widget'] };
}

function changeRoot(root: WidgetNode, update: WidgetUpdate): WidgetNode {
  switch (update.type) {
    case 'widget.root.updated':
      return update.widget ? update.widget : root;
    case 'widget.component.updated':
      return changeNode(root, update.component_id, (node) => update.component ?? node);
    case 'widget.streaming_text.value_delta':
      return changeNode(root, update.component_id, (node) => ({
        ...node,
        value: `${typeof node['value'] === 'string' ? node['value'] : ''}${update.delta}`,
        streaming: !update.done,
      }));
  }
}

/** Changes the component with that id, which may be the root. `children` may be a list or one object. */
function changeNode(node: WidgetNode, id: string, change: Change): WidgetNode {
  if (node.id === id) return change(node);
  const { children } = node;
  if (Array.isArray(children)) {
    const changed = children.map((child) => changeNode(child, id, change));
    return changed.every((child, index) => child === children[index]) ? node : { ...node, children: changed };
  }
  if (typeof children !== 'object' || children === null) return node;
  const changed = changeNode(children, id, change);
  return changed === children ? node : { ...node, children: changed };
}
