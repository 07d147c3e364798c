import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

/** An image call that fails ends without an image and so without this event: its item is never finished. */
export async function convertImageDone(event: ModelEventOf<'image.done'>, answer: Answer): Promise<void> {
  const { image } = answer;
  if (!image) return;
  const url = await answer.imageLinks.urlOf(event.itemId, event.base64);
  answer.done({ ...image, image: { id: event.itemId, url } });
  answer.image = undefined;
}
