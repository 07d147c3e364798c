import { type FormEvent, type ReactNode, useContext, useState } from 'react';
import { isObject, type JsonObject } from '../../wire/guards.js';
import type { WidgetNode } from '../../wire/types.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { childrenOf, keyOf, oneOf, text } from './node.js';
import { Children, Node } from './render.js';
import { boxStyle } from './style.js';
import { useAction, WidgetContext } from './widget-context.js';

interface NodeProps {
  node: WidgetNode;
}
/** Items that a list with `limit: 'auto'` shows before the reader asks for more. */
const AUTO_LIMIT = 5;

function Status({ status }: { status: unknown }): ReactNode {
  if (!isObject(status) || !text(status['text'])) return null;
  return (
    <p className="w-status">
      <Icon name={text(status['icon'])} size={14} />
      {text(status['text'])}
    </p>
  );
}

/**
 * A card. With `asForm` its fields and its confirm button form an HTML form, whose native validity is required to send.
 */
export function Card({ node }: NodeProps): ReactNode {
  const { waiting } = useContext(WidgetContext);
  const confirm = isObject(node['confirm']) ? node['confirm'] : null;
  const confirming = useAction(confirm?.['action'], 'container');
  const isForm = node['asForm'] === true;
  const Tag = isForm ? 'form' : 'div';
  const onSubmit = (event: FormEvent<HTMLElement>): void => {
    event.preventDefault();
    confirming.fire(event.currentTarget as HTMLFormElement);
  };
  const size = oneOf(node['size'], ['sm', 'md', 'lg', 'full'], 'md');
  const cancel = isObject(node['cancel']) ? node['cancel'] : null;
  return (
    <div className={`w-card-frame size-${size}`}>
      <Status status={node['status']} />
      <Tag
        className="w-card"
        style={boxStyle(node)}
        aria-busy={waiting}
        inert={waiting}
        {...(isForm ? { onSubmit } : {})}
      >
        {node['collapsed'] !== true && <Children of={node} />}
        {(confirm ?? cancel) && (
          <div className="w-card-foot">
            {cancel && <CancelButton cancel={cancel} />}
            {confirm && (
              <button
                type={isForm ? 'submit' : 'button'}
                className="small-button primary"
                disabled={confirming.disabled}
                onClick={() => !isForm && confirming.fire()}
              >
                {text(confirm['label'])}
              </button>
            )}
          </div>
        )}
      </Tag>
    </div>
  );
}

function CancelButton({ cancel }: { cancel: JsonObject }): ReactNode {
  const { fire, disabled } = useAction(cancel['action'], 'container');
  return (
    <button type="button" className="small-button" disabled={disabled} onClick={() => fire()}>
      {text(cancel['label'])}
    </button>
  );
}

export function ListView({ node }: NodeProps): ReactNode {
  const { t } = usePanel();
  const [all, setAll] = useState(false);
  const items = childrenOf(node);
  const limit = limitOf(node['limit'], items.length);
  const shown = all ? items : items.slice(0, limit);
  return (
    <div className="w-card-frame">
      <Status status={node['status']} />
      <div className="w-list">
        <ul>
          {shown.map((item, index) => (
            <li key={keyOf(item, index)}>
              <Node node={item} />
            </li>
          ))}
        </ul>
        {items.length > limit && (
          <button type="button" className="w-list-more" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('widget.less') : t.count('widget.more', items.length - limit)}
          </button>
        )}
      </div>
    </div>
  );
}

function limitOf(limit: unknown, count: number): number {
  if (typeof limit === 'number') return limit;
  return limit === 'auto' ? AUTO_LIMIT : count;
}

export function ListViewItem({ node }: NodeProps): ReactNode {
  const { fire, busy, disabled } = useAction(node['onClickAction'], 'self');
  const style = { ...boxStyle({ align: 'center', gap: 3, ...node }) };
  if (!isObject(node['onClickAction']))
    return (
      <div className="w-list-item" style={style}>
        <Children of={node} />
      </div>
    );
  return (
    <button
      type="button"
      className={busy ? 'w-list-item busy' : 'w-list-item'}
      style={style}
      disabled={disabled}
      onClick={() => fire()}
    >
      <Children of={node} />
    </button>
  );
}

export const Basic = ({ node }: NodeProps): ReactNode => (
  <div className={node['direction'] === 'row' ? 'w-row' : 'w-col'} style={boxStyle(node)}>
    <Children of={node} />
  </div>
);
