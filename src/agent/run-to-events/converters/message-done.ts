import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { toContent } from '../to-content.js';

export function convertMessageDone(event: ModelEventOf<'message.done'>, answer: Answer): void {
  const id = answer.messageId(event.itemId) ?? answer.openMessage(event.itemId);
  answer.done({ ...answer.itemBase(id), type: 'assistant_message', content: event.content.map(toContent) });
}
