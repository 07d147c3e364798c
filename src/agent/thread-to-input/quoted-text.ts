import type { AgentInputItem } from '@openai/agents';
import { textPart, userInput } from './user-input.js';

export function quotedTextToInput(text: string): AgentInputItem[] {
  return [userInput(textPart(`The user is referring to this in particular: \n${text}`))];
}
