import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

/** The annotations stay out of it: they were told one by one and come again with the finished item (agents.py). */
export function convertTextDone(event: ModelEventOf<'text.done'>, answer: Answer): void {
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.done',
    content_index: event.part,
    content: { type: 'output_text', text: event.text, annotations: [] },
  });
}
