import type { AgentInputItem } from '@openai/agents';
import type { AssistantMessageItem } from '../../protocol/items.js';

/** The text without its annotations: the model that reads it was not given their sources in this turn. */
export function assistantMessageToInput({ content }: AssistantMessageItem): AgentInputItem[] {
  const parts = content.map(({ text }) => ({ type: 'output_text' as const, text }));
  return [{ type: 'message', role: 'assistant', status: 'completed', content: parts }];
}
