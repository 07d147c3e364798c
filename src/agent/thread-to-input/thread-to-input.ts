import type { AgentInputItem } from '@openai/agents';
import type { ThreadItem } from '../../protocol/items.js';
import { assistantMessageToInput } from './assistant-message.js';
import { clientToolCallToInput } from './client-tool-call.js';
import { hiddenContextToInput } from './hidden-context.js';
import { type Awaitable, DEFAULT_HOOKS, type InputHooks } from './input-hooks.js';
import { structuredInputToInput } from './structured-input.js';
import { userMessageToInput } from './user-message.js';

/** Thread items, oldest first, as the model's input. Items are the one truth of history: nothing else is kept. */
export async function threadToInput(
  items: readonly ThreadItem[],
  hooks: Partial<InputHooks> = {},
): Promise<AgentInputItem[]> {
  const all = { ...DEFAULT_HOOKS, ...hooks };
  const converted = items.map((item, index) => itemToInput(item, all, index === items.length - 1));
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
