import { newId } from '../../common/ids.js';
import type { Answer } from './answer.js';

/** The last item of a turn that ends with a tool of the reader's page: pending until the page sends its output. */
export function callClientTool(answer: Answer): void {
  const call = answer.context.pendingClientToolCall;
  if (!call) return;
  answer.done({
    ...answer.itemBase(newId('tool_call')),
    type: 'client_tool_call',
    status: 'pending',
    call_id: answer.lastCallId ?? newId('tool_call'),
    name: call.name,
    arguments: call.arguments,
  });
}
