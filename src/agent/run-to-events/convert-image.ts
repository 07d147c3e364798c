import { newId } from '../../common/ids.js';
import type { AnswerBuilder } from './answer-builder.js';
import type { ModelEventOf } from './model-event.js';

export function convertImageAdded(_event: ModelEventOf<'image.added'>, answer: AnswerBuilder): void {
  answer.size.addItem();
  answer.image = { ...answer.itemBase(newId('message')), type: 'generated_image' };
  answer.added({ ...answer.image });
}

export async function convertImagePartial(event: ModelEventOf<'image.partial'>, answer: AnswerBuilder): Promise<void> {
  const { image, imageLinks } = answer;
  if (!image) return;
  const url = await imageLinks.urlOf(event.itemId, event.base64, event.index);
  answer.updated(image.id, {
    type: 'generated_image.updated',
    image: { id: event.itemId, url },
    progress: imageLinks.progressOf(event.index),
  });
}

/** An image call that fails ends without an image and so without this event: its item is never finished. */
export async function convertImageDone(event: ModelEventOf<'image.done'>, answer: AnswerBuilder): Promise<void> {
  const { image } = answer;
  if (!image) return;
  const url = await answer.imageLinks.urlOf(event.itemId, event.base64);
  answer.done({ ...image, image: { id: event.itemId, url } });
  answer.image = undefined;
}
