import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

/** One to one: deltas are neither merged nor dropped. */
export function convertTextDelta(event: ModelEventOf<'text.delta'>, answer: Answer): void {
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.text_delta',
    content_index: event.part,
    delta: event.delta,
  });
}
