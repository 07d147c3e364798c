import { z } from 'zod';
import { parseWith } from '../../src/chatkit/parse-request.js';
import { type RequestContext, Responder, type ResponderEvent } from '../../src/chatkit/responder.js';
import type { Action } from '../../src/protocol/actions.js';
import type { WidgetItem } from '../../src/protocol/items.js';
import type { ThreadMetadata } from '../../src/protocol/threads.js';
import type { ThreadStore } from '../../src/threads/thread-store.js';
import { streamWidget } from '../../src/widgets/stream-widget.js';
import { type Booking, bookingCard } from './booking-card.js';

/** A payload comes from a browser: it is checked like any other input. */
const bookingSchema = z.object({ day: z.iso.date(), name: z.string().min(1).max(80).optional() });
const INVALID = 'The booking is not valid; see `errors`.';

/** Shows a form, and handles what the reader does with it. */
export class BookingResponder extends Responder {
  constructor(private readonly threads: ThreadStore) {
    super();
  }

  override async *respond(thread: ThreadMetadata): AsyncGenerator<ResponderEvent> {
    yield* streamWidget(thread, bookingCard({ day: '2026-05-01' }));
  }

  /** Streamed: whatever it yields is stored and sent, like an answer. */
  override async *action(
    _thread: ThreadMetadata,
    { payload }: Action,
    sender: WidgetItem | null,
  ): AsyncGenerator<ResponderEvent> {
    if (sender)
      yield {
        type: 'thread.item.replaced',
        item: changed(sender, parseWith(bookingSchema.required(), payload, INVALID)),
      };
  }

  /** Not streamed: the server stores nothing by itself, so the changed widget is saved here. */
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
