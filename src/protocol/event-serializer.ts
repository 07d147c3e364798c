import type { ThreadStreamEvent } from './events.js';
import type { ContentPartUpdate } from './updates.js';
import { escapeLineEnds, serializeEvent } from './wire.js';

const TEXT_DELTA = 'assistant_message.content_part.text_delta';

/** A copy of one event, which does not change when its producer changes the original. */
export interface SerializedEvent {
  readonly json: string;
  readonly event: ThreadStreamEvent;
  /** About the length of `json`, without making it. Characters. */
  readonly size: number;
}

/**
 * Copies the events of one run. Nearly all are deltas of one text and differ only in that text: such a copy keeps the delta
 * and a reference to what all have in common. Its JSON is made when it is asked for.
 */
export class EventSerializer {
  private place = new TextPlace('', 0);

  serialize(event: ThreadStreamEvent): SerializedEvent {
    if (event.type !== 'thread.item.updated' || event.update.type !== TEXT_DELTA)
      return new OtherEvent(serializeEvent(event));
    const { content_index, delta } = event.update;
    if (event.item_id !== this.place.itemId || content_index !== this.place.contentIndex) {
      this.place = new TextPlace(event.item_id, content_index);
    }
    return new TextDelta(this.place, delta);
  }
}

/** One part of a message, and how the JSON of each of its deltas begins. */
class TextPlace {
  readonly beginning: string;

  constructor(
    readonly itemId: string,
    readonly contentIndex: number,
  ) {
    const json = escapeLineEnds(JSON.stringify(deltaEvent(itemId, contentIndex, '')));
    this.beginning = json.slice(0, -'""}}'.length);
  }
}

class TextDelta implements SerializedEvent {
  constructor(
    private readonly place: TextPlace,
    private readonly delta: string,
  ) {}

  get size(): number {
    return this.place.beginning.length + this.delta.length;
  }

  get json(): string {
    return `${this.place.beginning}${escapeLineEnds(JSON.stringify(this.delta))}}}`;
  }

  get event(): ThreadStreamEvent {
    return deltaEvent(this.place.itemId, this.place.contentIndex, this.delta);
  }
}

/** Kept as JSON: the event is read only by late readers and by the simple endpoint, and is not a delta. */
class OtherEvent implements SerializedEvent {
  constructor(readonly json: string) {}

  get size(): number {
    return this.json.length;
  }

  get event(): ThreadStreamEvent {
    return JSON.parse(this.json) as ThreadStreamEvent;
  }
}

function deltaEvent(item_id: string, content_index: number, delta: string): ThreadStreamEvent {
  const update: ContentPartUpdate = { type: TEXT_DELTA, content_index, delta };
  return { type: 'thread.item.updated', item_id, update };
}
