import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { toAnnotation } from '../to-content.js';

export function convertCitationAdded(event: ModelEventOf<'citation.added'>, answer: Answer): void {
  const itemId = answer.messageId(event.itemId);
  if (!itemId) return;
  answer.updated(itemId, {
    type: 'assistant_message.content_part.annotation_added',
    content_index: event.part,
    annotation_index: answer.nextAnnotationIndex(itemId, event.part),
    annotation: toAnnotation(event.citation),
  });
}
