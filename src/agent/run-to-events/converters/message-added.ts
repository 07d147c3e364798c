import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { toContent } from '../to-content.js';

/** A message ends the workflow before it. */
export function convertMessageAdded(event: ModelEventOf<'message.added'>, answer: Answer): void {
  answer.context.workflow.end();
  const id = answer.openMessage(event.itemId);
  answer.added({ ...answer.itemBase(id), type: 'assistant_message', content: event.content.map(toContent) });
}
