import { Fragment, type ReactNode, useEffect } from 'react';
import type { WidgetNode } from '../../wire/types.js';
import { usePanel } from '../context.js';
import { childrenOf, keyOf } from './node.js';
import { componentFor } from './registry.js';

export const Children = ({ of }: { of: WidgetNode }): ReactNode =>
  childrenOf(of).map((child, index) => <Node key={keyOf(child, index)} node={child} />);

/** Renders one component of a widget. An unknown one shows its children, if any, and is logged. */
export function Node({ node }: { node: WidgetNode }): ReactNode {
  const Known = componentFor(node.type);
  return Known ? <Known node={node} /> : <UnknownNode node={node} />;
}

function UnknownNode({ node }: { node: WidgetNode }): ReactNode {
  const { bridge } = usePanel();
  useEffect(
    () => bridge.emit('log', { name: 'widget.unknown_component', data: { type: node.type.slice(0, 80) } }),
    [bridge, node.type],
  );
  return (
    <Fragment>
      <Children of={node} />
    </Fragment>
  );
}
