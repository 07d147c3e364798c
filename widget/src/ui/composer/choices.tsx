import type { ReactNode } from 'react';
import type { ComposerTool } from '../../host/options.js';
import { chooseTool } from '../../session/tools.js';
import { useChat, usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { Menu } from '../menu/menu.js';

/** The tools that the host offers. Pinned tools have a button of their own. */
export function ToolMenu(): ReactNode {
  const { session, options, t } = usePanel();
  const toolId = useChat((state) => state.toolId);
  const tools = options.composer?.tools ?? [];
  const chosen = tools.find(({ id }) => id === toolId);
  const entries = tools
    .filter(({ pinned }) => !pinned)
    .map(({ id, label, icon }) => ({
      id,
      label,
      ...(icon ? { icon } : {}),
      checked: id === toolId,
      onSelect: () => chooseTool(session, id === toolId ? null : id),
    }));
  return (
    <>
      {entries.length > 0 && <Menu icon="plus" label={t('composer.tools')} entries={entries} />}
      {tools.map((tool) => tool.pinned && <PinnedTool key={tool.id} tool={tool} chosen={tool.id === toolId} />)}
      {chosen && !chosen.pinned && <ChosenTool tool={chosen} />}
    </>
  );
}

function PinnedTool({
  tool: { id, label, shortLabel, icon },
  chosen,
}: {
  tool: ComposerTool;
  chosen: boolean;
}): ReactNode {
  const { session } = usePanel();
  return (
    <button
      type="button"
      className="tool-chip"
      aria-pressed={chosen}
      aria-label={label}
      onClick={() => chooseTool(session, chosen ? null : id)}
    >
      {icon && <Icon name={icon} size={14} />}
      {shortLabel ?? label}
    </button>
  );
}

function ChosenTool({ tool: { label, shortLabel, icon } }: { tool: ComposerTool }): ReactNode {
  const { session, t } = usePanel();
  return (
    <button
      type="button"
      className="tool-chip"
      aria-label={t('composer.toolOff', { tool: label })}
      onClick={() => chooseTool(session, null)}
    >
      {icon && <Icon name={icon} size={14} />}
      {shortLabel ?? label}
      <Icon name="close" size={14} />
    </button>
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
