import type { AgentInputItem } from '@openai/agents';
import type { AssistantMessageItem, ClientToolCallItem, ThreadItem } from '../../protocol/items.js';
import { hiddenContextToInput, structuredInputToInput } from './described-items.js';
import { type Awaitable, DEFAULT_HOOKS, type InputHooks } from './input-hooks.js';
import { userMessageToInput } from './user-message.js';

/** Converts thread items, oldest first, to the model's input. */
export async function threadToInput(
  items: readonly ThreadItem[],
  hooks: Partial<InputHooks> = {},
): Promise<AgentInputItem[]> {
  const all = { ...DEFAULT_HOOKS, ...hooks };
  const converted = items.map(async (item, index) => itemToInput(item, all, index === items.length - 1));
  return (await Promise.all(converted)).flat();
}

function itemToInput(item: ThreadItem, hooks: InputHooks, isLast: boolean): Awaitable<AgentInputItem[]> {
  switch (item.type) {
    case 'user_message':
      return userMessageToInput(item, hooks, isLast);
    case 'assistant_message':
      return assistantMessageToInput(item);
    case 'client_tool_call':
      return clientToolCallToInput(item);
    case 'structured_input':
      return structuredInputToInput(item);
    case 'widget':
      return hooks.widget(item);
    case 'generated_image':
      return hooks.generatedImage(item);
    case 'task':
      return hooks.task(item);
    case 'workflow':
      return hooks.workflow(item);
    case 'hidden_context_item':
      return hooks.hiddenContext(item);
    case 'sdk_hidden_context':
      return hiddenContextToInput(item);
    case 'end_of_turn':
      return [];
    default:
      return item satisfies never;
  }
}

/** The text without its annotations: the sources that they name are not part of this turn's input. */
function assistantMessageToInput({ content }: AssistantMessageItem): AgentInputItem[] {
  const parts = content.map(({ text }) => ({ type: 'output_text' as const, text }));
  return [{ type: 'message', role: 'assistant', status: 'completed', content: parts }];
}

/** Omits a call that waits for its output, because a model rejects a call without a result. */
function clientToolCallToInput(item: ClientToolCallItem): AgentInputItem[] {
  if (item.status === 'pending') return [];
  const { call_id: callId, name } = item;
  return [
    { type: 'function_call', callId, name, arguments: JSON.stringify(item.arguments), status: 'completed' },
    { type: 'function_call_result', callId, name, output: JSON.stringify(item.output ?? null), status: 'completed' },
  ];
}
