import type { AgentInputItem } from '@openai/agents';
import type { HiddenContextItem, SdkHiddenContextItem } from '../../protocol/items.js';
import { textPart, userInput } from './user-input.js';

export function hiddenContextToInput({ content }: HiddenContextItem | SdkHiddenContextItem): AgentInputItem[] {
  if (typeof content !== 'string') {
    throw new Error('A hidden context is not text. Give a `hiddenContext` hook that says how the model reads it.');
  }
  const intro = 'Hidden context for the agent (not shown to the user):';
  return [userInput(textPart(`${intro}\n<HiddenContext>\n${content}\n</HiddenContext>`))];
}
