import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { toContent } from '../to-content.js';

export function convertPartAdded(event: ModelEventOf<'part.added'>, answer: Answer): void {
  answer.updated(answer.messageId(event.itemId), {
    type: 'assistant_message.content_part.added',
    content_index: event.part,
    content: toContent(event.content),
  });
}
