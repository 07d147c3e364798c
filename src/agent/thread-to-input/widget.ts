import type { AgentInputItem } from '@openai/agents';
import type { WidgetItem } from '../../protocol/items.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

export function widgetToInput({ id, widget }: WidgetItem): AgentInputItem[] {
  const json = JSON.stringify(widget, (_key, value: unknown) => value ?? undefined);
  return [userInput(textPart(`${INTROS.widget} (id: ${id}) was displayed to the user:${json}`))];
}
