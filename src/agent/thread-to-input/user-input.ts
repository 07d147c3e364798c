import type { AgentInputItem } from '@openai/agents';
import type { InputPart } from './input-hooks.js';

/** A message that the model reads as the user's. */
export function userInput(...parts: InputPart[]): AgentInputItem {
  return { type: 'message', role: 'user', content: parts };
}

export function textPart(text: string): InputPart {
  return { type: 'input_text', text };
}
