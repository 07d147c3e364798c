import type { AgentInputItem } from '@openai/agents';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

export function quotedTextToInput(text: string): AgentInputItem[] {
  return [userInput(textPart(`${INTROS.quotedText} \n${text}`))];
}
