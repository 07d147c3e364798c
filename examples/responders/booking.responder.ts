import { z } from 'zod';
import { parseWith } from '../../src/chatkit/parse-request.js';
import { type RequestContext, Responder, type ResponderEvent } from '../../src/chatkit/responder.js';
import type { Action } from '../../src/protocol/actions.js';
import type { WidgetItem } from '../../src/protocol/items.js';
import type { ThreadMetadata } from '../../src/protocol/threads.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { streamWidget } from '../../src/widgets/stream-widget.js';
import { type Booking, bookingCard } from './booking-card.js';

/** A payload comes from a browser, so it is validated like any other input. */
const bookingSchema = z.object({ day: z.iso.date(), name: z.string().min(1).max(80).optional() });
const INVALID = 'The booking is not valid. Correct the members that `errors` names.';

/** Shows a form and handles the actions of the reader. */
export class BookingResponder extends Responder {
  constructor(private readonly threads: ThreadStore) {
    super();
  }

  override async *respond(thread: ThreadMetadata): AsyncGenerator<ResponderEvent> {
    yield* streamWidget(thread, bookingCard({ day: '2026-05-01' }));
  }

  /** A streaming action: the server stores and sends the events that it yields, as for an answer. */
  override async *action(
    _thread: ThreadMetadata,
    { payload }: Action,
    sender: WidgetItem | null,
  ): AsyncGenerator<ResponderEvent> {
    if (!sender) return;
    const booking = parseWith(bookingSchema.required(), payload, INVALID);
    yield { type: 'thread.item.replaced', item: changed(sender, booking) };
  }

  /** A synchronous action: the server stores nothing by itself, so the changed item is saved here. */
  override async syncAction(
    thread: ThreadMetadata,
    { payload }: Action,
    sender: WidgetItem | null,
    { identity }: RequestContext,
  ) {
    if (!sender) return {};
    const { day } = parseWith(bookingSchema, payload, INVALID);
    const item = changed(sender, { day: new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10) });
    await this.threads.saveItem(identity, thread.id, item);
    return { updated_item: item };
  }
}

const changed = (item: WidgetItem, booking: Booking): WidgetItem => ({ ...item, widget: bookingCard(booking) });
