import type { ThreadStreamEvent } from './events.js';
import type { ContentPartUpdate } from './updates.js';
import { serializeEvent } from './wire.js';

const TEXT_DELTA = 'assistant_message.content_part.text_delta';

type TextDelta = Extract<ContentPartUpdate, { readonly type: typeof TEXT_DELTA }>;

/**
 * Serializes the events of one run. Nearly all are text deltas of the same content part, which differ only in the text:
 * their common beginning is built once, and all serialized deltas share that string in memory.
 */
export class EventSerializer {
  private itemId?: string;
  private contentIndex?: number;
  private beginning = '';

  serialize(event: ThreadStreamEvent): string {
    if (event.type !== 'thread.item.updated' || event.update.type !== TEXT_DELTA) return serializeEvent(event);
    return this.beginningOf(event.item_id, event.update) + `${JSON.stringify(event.update.delta)}}}`;
  }

  private beginningOf(item_id: string, { content_index }: TextDelta): string {
    if (item_id !== this.itemId || content_index !== this.contentIndex) {
      this.itemId = item_id;
      this.contentIndex = content_index;
      const whole = JSON.stringify({
        type: 'thread.item.updated',
        item_id,
        update: { type: TEXT_DELTA, content_index, delta: '' },
      });
      this.beginning = whole.slice(0, -'""}}'.length);
    }
    return this.beginning;
  }
}
