import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

export async function convertImagePartial(event: ModelEventOf<'image.partial'>, answer: Answer): Promise<void> {
  const { image, imageLinks } = answer;
  if (!image) return;
  const url = await imageLinks.urlOf(event.itemId, event.base64, event.index);
  answer.updated(image.id, {
    type: 'generated_image.updated',
    image: { id: event.itemId, url },
    progress: imageLinks.progressOf(event.index),
  });
}
