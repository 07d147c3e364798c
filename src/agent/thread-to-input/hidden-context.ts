import type { AgentInputItem } from '@openai/agents';
import type { HiddenContextItem, SdkHiddenContextItem } from '../../protocol/items.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

export function hiddenContextToInput({ content }: HiddenContextItem | SdkHiddenContextItem): AgentInputItem[] {
  if (typeof content !== 'string') {
    throw new Error('A hidden context is not text. Give a `hiddenContext` hook that says how the model reads it.');
  }
  return [userInput(textPart(`${INTROS.hiddenContext}\n<HiddenContext>\n${content}\n</HiddenContext>`))];
}
