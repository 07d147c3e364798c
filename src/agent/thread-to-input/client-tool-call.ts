import type { AgentInputItem } from '@openai/agents';
import type { ClientToolCallItem } from '../../protocol/items.js';

/** A call that waits for its output is left out: a model refuses a call without a result. */
export function clientToolCallToInput(item: ClientToolCallItem): AgentInputItem[] {
  if (item.status === 'pending') return [];
  const { call_id: callId, name } = item;
  return [
    { type: 'function_call', callId, name, arguments: JSON.stringify(item.arguments), status: 'completed' },
    { type: 'function_call_result', callId, name, output: JSON.stringify(item.output ?? null), status: 'completed' },
  ];
}
