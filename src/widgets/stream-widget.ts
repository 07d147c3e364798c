import { type Clock, SystemClock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import type { ThreadStreamEvent } from '../protocol/events.js';
import type { WidgetItem } from '../protocol/items.js';
import type { ThreadMetadata } from '../protocol/threads.js';
import type { WidgetRoot } from '../protocol/widgets.js';
import { diffWidget } from './diff-widget.js';

export interface StreamWidgetOptions {
  /** The text that the copy button of this widget copies. */
  readonly copyText?: string;
  readonly clock?: Clock;
}

/**
 * Yields the events of one new item with a ChatKit widget. A single widget is sent as one finished item. For a sequence
 * of states the item is added with the first state, updated with the changes of each next state, and done with the last
 * (reference: `stream_widget` in chatkit/server.py).
 *
 * Every state is copied as JSON, so a source may change one object and yield it again. A source without a state gives no
 * event. The source is closed when the consumer of the events stops early.
 */
export async function* streamWidget(
  thread: Pick<ThreadMetadata, 'id'>,
  widget: WidgetRoot | AsyncIterable<WidgetRoot>,
  options: StreamWidgetOptions = {},
): AsyncGenerator<ThreadStreamEvent, void, void> {
  const toItem = itemFactory(thread.id, options);
  if (!isAsyncIterable(widget)) {
    yield { type: 'thread.item.done', item: toItem(widget) };
    return;
  }
  let item: WidgetItem | undefined;
  for await (const state of widget) {
    const next = toItem(state);
    if (item) yield* updates(item, next);
    else yield { type: 'thread.item.added', item: next };
    item = next;
  }
  if (item) yield { type: 'thread.item.done', item };
}

function* updates(before: WidgetItem, after: WidgetItem): Generator<ThreadStreamEvent, void, void> {
  for (const update of diffWidget(before.widget, after.widget)) {
    yield { type: 'thread.item.updated', item_id: after.id, update };
  }
}

/** All states belong to one item, so they have the same id and time. */
function itemFactory(threadId: string, options: StreamWidgetOptions): (widget: WidgetRoot) => WidgetItem {
  const item = {
    id: newId('message'),
    thread_id: threadId,
    created_at: (options.clock ?? new SystemClock()).now().toISOString(),
    type: 'widget' as const,
    copy_text: options.copyText,
  };
  return (widget) => ({ ...item, widget: JSON.parse(JSON.stringify(widget)) as WidgetRoot });
}

function isAsyncIterable(widget: WidgetRoot | AsyncIterable<WidgetRoot>): widget is AsyncIterable<WidgetRoot> {
  return Symbol.asyncIterator in widget;
}
