import type { ResponderEvent } from '../../chatkit/responder.js';
import type { AssistantMessageItem } from '../../protocol/items.js';
import { cut } from '../../text/cut.js';
import { TURN_CHARACTERS } from '../limits.js';

/**
 * A batch of events in portions with at most `limit` characters of new text together; longer text becomes several deltas.
 * Reading text takes time in proportion to its length, so the event loop gets a turn between two portions. An event that
 * repeats a longer whole text begins a portion, so that the text before it has been read.
 *
 * @returns the batch itself in an array when it is small, as it mostly is.
 */
export function textPortions(
  events: readonly ResponderEvent[],
  limit: number = TURN_CHARACTERS,
): readonly (readonly ResponderEvent[])[] {
  let characters = 0;
  for (const event of events) characters += newTextOf(event).length + wholeTextOf(event).length;
  if (characters <= limit) return [events];

  const portions: ResponderEvent[][] = [[]];
  let free = limit;
  for (const piece of events.flatMap((event) => piecesOf(event, limit))) {
    const { length } = newTextOf(piece);
    if (length > free || wholeTextOf(piece).length > limit) {
      portions.push([]);
      free = limit;
    }
    free -= length;
    portions.at(-1)!.push(piece);
  }
  return portions.filter((portion) => portion.length > 0);
}

/** Cuts a text between characters. */
export function* textPieces(text: string, limit: number = TURN_CHARACTERS): Generator<string> {
  for (let rest = text; rest !== ''; ) {
    const piece = cut(rest, limit) || rest.slice(0, limit);
    yield piece;
    rest = rest.slice(piece.length);
  }
}

/** The text that an event adds to a message. */
function newTextOf(event: ResponderEvent): string {
  if (event.type === 'thread.item.added') return event.item.type === 'assistant_message' ? textOf(event.item) : '';
  if (event.type !== 'thread.item.updated') return '';
  const { update } = event;
  if (update.type === 'assistant_message.content_part.text_delta') return update.delta;
  return update.type === 'assistant_message.content_part.added' ? update.content.text : '';
}

/** The text that an event repeats as a whole. */
function wholeTextOf(event: ResponderEvent): string {
  if (event.type === 'thread.item.updated') {
    return event.update.type === 'assistant_message.content_part.done' ? event.update.content.text : '';
  }
  const isWhole = 'item' in event && event.type !== 'thread.item.added' && event.item.type === 'assistant_message';
  return isWhole ? textOf(event.item as AssistantMessageItem) : '';
}

function textOf({ content: [first, ...others] }: AssistantMessageItem): string {
  if (!first) return '';
  return others.length === 0 ? first.text : first.text + others.map(({ text }) => text).join('');
}

/** An item or a part that begins with long text begins without it, and the text follows as deltas. */
function piecesOf(event: ResponderEvent, limit: number): ResponderEvent[] {
  if (newTextOf(event).length <= limit) return [event];
  if (event.type === 'thread.item.added' && event.item.type === 'assistant_message') {
    const { item } = event;
    const content = item.content.map((part) => ({ ...part, text: '' }));
    const deltas = item.content.flatMap(({ text }, index) => deltasOf(item.id, index, text, limit));
    return [{ ...event, item: { ...item, content } }, ...deltas];
  }
  if (event.type !== 'thread.item.updated') return [event];
  const { item_id, update } = event;
  if (update.type === 'assistant_message.content_part.text_delta') {
    return deltasOf(item_id, update.content_index, update.delta, limit);
  }
  if (update.type !== 'assistant_message.content_part.added') return [event];
  const empty = { ...event, update: { ...update, content: { ...update.content, text: '' } } };
  return [empty, ...deltasOf(item_id, update.content_index, update.content.text, limit)];
}

function deltasOf(item_id: string, content_index: number, text: string, limit: number): ResponderEvent[] {
  return Array.from(textPieces(text, limit), (delta) => ({
    type: 'thread.item.updated',
    item_id,
    update: { type: 'assistant_message.content_part.text_delta', content_index, delta },
  }));
}
