import { newId } from '../../common/ids.js';
import type { AnswerBuilder } from './answer-builder.js';
import type { ModelEventOf } from './model-event.js';

/** Does not show tools of the server. Keeps the id of the call for a client tool call that may follow. */
export function convertToolCalled(event: ModelEventOf<'tool.called'>, answer: AnswerBuilder): void {
  answer.lastCallId = event.callId;
}

/** The last item of a turn that ends with a tool of the reader's page: pending until the page sends its output. */
export function callClientTool(answer: AnswerBuilder): void {
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
