import type { ReactNode } from 'react';
import { useChat, usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { Menu } from '../menu.js';

/** Tools and models, each only where the host offers some. */
export function ToolMenu(): ReactNode {
  const { session, bridge, options, t } = usePanel();
  const toolId = useChat((state) => state.toolId);
  const tools = options.composer?.tools ?? [];
  if (tools.length === 0) return null;
  const choose = (id: string | null): void => {
    session.store.set({ toolId: id });
    bridge.emit('tool.change', { toolId: id });
  };
  const chosen = tools.find(({ id }) => id === toolId);
  const entries = tools.map(({ id, label, icon }) => ({
    id,
    label,
    ...(icon ? { icon } : {}),
    checked: id === toolId,
    onSelect: () => choose(id === toolId ? null : id),
  }));
  return (
    <>
      <Menu icon="plus" label={t('composer.tools')} entries={entries} />
      {chosen && (
        <button type="button" className="tool-chip" aria-label={t('composer.toolOff', { tool: chosen.label })} onClick={() => choose(null)}>
          {chosen.icon && <Icon name={chosen.icon} size={14} />}
          {chosen.shortLabel ?? chosen.label}
          <Icon name="close" size={14} />
        </button>
      )}
    </>
  );
}

export function ModelMenu(): ReactNode {
  const { session, options, t } = usePanel();
  const modelId = useChat((state) => state.modelId);
  const models = options.composer?.models ?? [];
  if (models.length === 0) return null;
  const chosen = models.find(({ id }) => id === modelId) ?? models.find((model) => model.default) ?? models[0];
  const entries = models.map(({ id, label, description, disabled }) => ({
    id,
    label,
    ...(description ? { description } : {}),
    disabled: disabled ?? false,
    checked: id === chosen?.id,
    onSelect: () => session.store.set({ modelId: id }),
  }));
  return <Menu label={t('composer.model')} text={chosen?.label ?? ''} entries={entries} align="end" />;
}
