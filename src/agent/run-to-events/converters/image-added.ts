import { newId } from '../../../common/ids.js';
import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

export function convertImageAdded(_event: ModelEventOf<'image.added'>, answer: Answer): void {
  answer.image = { ...answer.itemBase(newId('message')), type: 'generated_image' };
  answer.added({ ...answer.image });
}
