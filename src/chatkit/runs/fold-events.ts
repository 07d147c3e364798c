import type { ThreadStreamEvent } from '../../protocol/events.js';
import { PendingItems } from '../recording/pending-items.js';

/**
 * The events for a reader who joins late: updates are folded into the items that they belong to, all other events are
 * unchanged. Reading them has the same result as reading every event.
 */
export function foldEvents(events: readonly ThreadStreamEvent[]): ThreadStreamEvent[] {
  const pending = new PendingItems();
  const folded: ThreadStreamEvent[] = [];
  for (const event of events) {
    if (event.type === 'thread.item.updated' && pending.update(event.item_id, event.update)) continue;
    if (event.type === 'thread.item.added') pending.add(event.item);
    if (event.type === 'thread.item.done' || event.type === 'thread.item.replaced') pending.remove(event.item.id);
    if (event.type === 'thread.item.removed') pending.remove(event.item_id);
    folded.push(event);
  }
  return folded.map((event) => (event.type === 'thread.item.added' ? withProgress(event, pending) : event));
}

function withProgress(
  event: Extract<ThreadStreamEvent, { type: 'thread.item.added' }>,
  pending: PendingItems,
): ThreadStreamEvent {
  return { ...event, item: pending.get(event.item.id) ?? event.item };
}
