import type { AgentInputItem, protocol } from '@openai/agents';

/** A part of a user message as the model reads it. */
export type InputPart = protocol.InputText | protocol.InputImage | protocol.InputFile;

/** A message that the model reads as the user's. */
export function userInput(...parts: InputPart[]): AgentInputItem {
  return { type: 'message', role: 'user', content: parts };
}

export function textPart(text: string): InputPart {
  return { type: 'input_text', text };
}
