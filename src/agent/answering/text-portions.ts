import type { ResponderEvent } from '../../chatkit/responder.js';
import { cut } from '../../text/cut.js';
import { TURN_CHARACTERS } from '../limits.js';

/**
 * A batch of events in portions whose text deltas have at most `limit` characters together; a longer delta becomes
 * several. Reading text takes time in proportion to its length, so the event loop gets a turn between two portions.
 *
 * @returns the batch itself in an array when it is small, as it mostly is.
 */
export function textPortions(
  events: readonly ResponderEvent[],
  limit: number = TURN_CHARACTERS,
): readonly (readonly ResponderEvent[])[] {
  let characters = 0;
  for (const event of events) characters += deltaOf(event).length;
  if (characters <= limit) return [events];

  const portions: ResponderEvent[][] = [[]];
  let free = limit;
  for (const piece of events.flatMap((event) => piecesOf(event, limit))) {
    const { length } = deltaOf(piece);
    if (length > free) {
      portions.push([]);
      free = limit;
    }
    free -= length;
    portions.at(-1)!.push(piece);
  }
  return portions;
}

function deltaOf(event: ResponderEvent): string {
  if (event.type !== 'thread.item.updated') return '';
  return event.update.type === 'assistant_message.content_part.text_delta' ? event.update.delta : '';
}

function piecesOf(event: ResponderEvent, limit: number): ResponderEvent[] {
  if (deltaOf(event).length <= limit || event.type !== 'thread.item.updated') return [event];
  const { update } = event;
  if (update.type !== 'assistant_message.content_part.text_delta') return [event];
  const pieces: ResponderEvent[] = [];
  for (let rest = update.delta; rest !== ''; ) {
    const delta = cut(rest, limit) || rest.slice(0, limit);
    pieces.push({ ...event, update: { ...update, delta } });
    rest = rest.slice(delta.length);
  }
  return pieces;
}
