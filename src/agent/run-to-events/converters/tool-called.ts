import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

/** Tools of the server are not shown; a client tool call takes over the id of the call that caused it. */
export function convertToolCalled(event: ModelEventOf<'tool.called'>, answer: Answer): void {
  answer.lastCallId = event.callId;
}
