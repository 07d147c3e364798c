import { memo, type ReactNode } from 'react';
import type { WidgetItem, WidgetNode } from '../../wire/types.js';
import './components.js';
import { Node } from './render.js';
import { useWidgetActions, WidgetContext } from './widget-context.js';

/** A ChatKit widget of the thread. */
export const WidgetView = memo(function WidgetView({ item }: { item: WidgetItem }): ReactNode {
  const actions = useWidgetActions(item);
  const root = item.widget as unknown as WidgetNode;
  return (
    <WidgetContext value={actions}>
      <div className="widget" data-scheme={schemeOf(root)}>
        <Node node={root} />
      </div>
    </WidgetContext>
  );
});

const schemeOf = ({ theme }: WidgetNode): string | undefined =>
  theme === 'light' || theme === 'dark' ? theme : undefined;
