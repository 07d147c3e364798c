import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { newId } from '../../common/ids.js';
import { Peekable } from '../../common/peekable.js';
import { retryWhileUnavailable } from '../../common/retry.js';
import { untilAborted } from '../../common/streams.js';
import type { StreamOptions, ThreadStreamEvent } from '../../protocol/events.js';
import { isHiddenItem, type ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { toWireThread } from '../../protocol/wire.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { eventsOf, isEager, type RequestContext, type ResponderEvent, type ResponderOutput } from '../responder.js';
import type { CompleteRun } from '../runs/active-run.js';
import { toErrorEvent } from '../stream-errors.js';
import { PendingItems } from './pending-items.js';
import { ThreadWatch } from './thread-watch.js';

/** One answer: for whom, in which thread, and where its events come from. */
export interface Turn {
  readonly context: RequestContext;
  readonly thread: ThreadMetadata;
  readonly streamOptions: StreamOptions;
  readonly open: (signal: AbortSignal) => AsyncIterable<ResponderOutput>;
  /** Events that are sent before the answer; what they mean is stored already. */
  readonly before?: readonly ThreadStreamEvent[];
  /** Stores the last message together with the end of the answer, where it is known in time that the answer ends. */
  readonly complete?: CompleteRun;
}

/** A message behind which an eager answer ends so soon is stored with the end. Milliseconds. */
const LAST_WITHIN_MS = 5;

const STOPPED = 'The user cancelled the stream. Stop responding to the prior request.';

/**
 * Persists what each event of an answer means and passes on what a client may see. It never throws: a failure becomes
 * one `error` event, a stop saves the text so far (reference: `_process_events` in server.py).
 */
@Injectable()
export class EventRecorder {
  private readonly logger = new Logger(EventRecorder.name);

  constructor(
    private readonly store: ThreadStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Passes on what came together as one batch; an event that ends an item only when it is stored.
   * @param pending is kept up to date with the items that are not finished.
   */
  async *record(
    turn: Turn,
    signal: AbortSignal,
    pending = new PendingItems(),
  ): AsyncGenerator<ThreadStreamEvent[], void, void> {
    const watch = new ThreadWatch(turn.thread);
    let settled = false;
    try {
      yield [...(turn.before ?? []), { type: 'stream_options', stream_options: turn.streamOptions }];
      const answer = turn.open(signal);
      const outputs = new Peekable(untilAborted(answer, signal)[Symbol.asyncIterator]());
      const isOver = async () => isEager(answer) && (await outputs.endsWithin(LAST_WITHIN_MS)) && !watch.hasChanged();
      for await (const output of outputs) {
        const events = eventsOf(output);
        if (events.some(changesStore)) yield* this.recordBatch(turn, events, pending, isOver);
        else yield passOn(events, pending);
        if (watch.takeChange()) yield [await this.saveThread(turn, watch)];
      }
      settled = true;
    } catch (error) {
      if (signal.aborted) {
        // The server ends the answer for a reason of its own: what there is is kept, and the reader is told why.
        if (signal.reason instanceof AppError) yield [toErrorEvent(signal.reason)];
        return;
      }
      // What ran out of time is kept as far as it came; what failed otherwise leaves no half message (server.py).
      settled = !(error instanceof AppError && error.kind === 'timeout');
      this.log(error, turn.context.requestId);
      yield [toErrorEvent(error)];
    } finally {
      if (!settled) await this.saveStopped(turn, pending);
    }
    if (watch.takeChange()) yield [await this.saveThread(turn, watch)];
  }

  /** A database that is away holds back nothing that came before the event that needs it. */
  private async *recordBatch(
    turn: Turn,
    events: readonly ResponderEvent[],
    pending: PendingItems,
    isOver: () => Promise<boolean>,
  ): AsyncGenerator<ThreadStreamEvent[], void, void> {
    let visible: ThreadStreamEvent[] = [];
    for (const [index, event] of events.entries()) {
      if (changesStore(event)) {
        if (visible.length > 0) yield visible;
        visible = [];
        const canBeLast = turn.complete && index === events.length - 1 && isFinishedMessage(event);
        if (canBeLast && (await isOver())) await turn.complete(event.item);
        else await retryWhileUnavailable(() => this.persist(turn, event));
      }
      // Until it is stored a finished item is one that would be lost.
      pending.follow(event);
      if (isVisible(event)) visible.push(withoutThreadMetadata(event));
    }
    if (visible.length > 0) yield visible;
  }

  private persist({ context: { identity }, thread }: Turn, event: StoredEvent): Promise<void> {
    if (event.type === 'thread.item.removed') return this.store.deleteItem(identity, thread.id, event.item_id);
    return this.store.saveItem(identity, thread.id, event.item);
  }

  /** What we expect to happen is a line; a stack is for what we did not expect. */
  private log(error: unknown, requestId: string): void {
    if (error instanceof AppError) this.logger.warn(`An answer failed (${requestId}): ${error.code}`);
    else this.logger.error(`An answer failed (${requestId}).`, error instanceof Error ? error.stack : error);
  }

  private async saveThread({ context: { identity }, thread }: Turn, watch: ThreadWatch): Promise<ThreadStreamEvent> {
    await retryWhileUnavailable(async () => {
      watch.adoptTitle(await this.store.mergeThread(identity, thread, watch.titleBefore));
    });
    return { type: 'thread.updated', thread: toWireThread(thread) };
  }

  /**
   * Keeps the text so far and tells the model of the next turn that this one was stopped; widgets and workflows that
   * were not finished are dropped (reference: `handle_stream_cancelled` in server.py).
   */
  private async saveStopped(turn: Turn, pending: PendingItems): Promise<void> {
    const { identity } = turn.context;
    const stopped: ThreadItem = {
      id: newId('sdk_hidden_context'),
      thread_id: turn.thread.id,
      created_at: this.clock.now().toISOString(),
      type: 'sdk_hidden_context',
      content: STOPPED,
    };
    try {
      for (const item of [...pending.listWorthKeeping(), stopped]) {
        await retryWhileUnavailable(() => this.store.saveItem(identity, turn.thread.id, item));
      }
    } catch (error) {
      this.logger.error(`A stopped answer could not be saved (${turn.context.requestId}).`, error);
    }
  }
}

/** Most batches are pieces of text, which nothing is stored for. */
function passOn(events: readonly ResponderEvent[], pending: PendingItems): ThreadStreamEvent[] {
  const visible: ThreadStreamEvent[] = [];
  for (const event of events) {
    pending.follow(event);
    if (isVisible(event)) visible.push(withoutThreadMetadata(event));
  }
  return visible;
}

type StoredEvent = Extract<
  ResponderEvent,
  { type: 'thread.item.done' | 'thread.item.replaced' | 'thread.item.removed' | 'item.kept' }
>;

type FinishedItem = Extract<ResponderEvent, { type: 'thread.item.done' }>;

/** Only events that end an item touch the database. */
function changesStore(event: ResponderEvent): event is StoredEvent {
  switch (event.type) {
    case 'thread.item.done':
    case 'thread.item.replaced':
    case 'thread.item.removed':
    case 'item.kept':
      return true;
    default:
      return false;
  }
}

function isFinishedMessage(event: StoredEvent): event is FinishedItem {
  return event.type === 'thread.item.done' && event.item.type === 'assistant_message';
}

/** Kept and hidden items are stored like any other and never sent. */
function isVisible(event: ResponderEvent): event is ThreadStreamEvent {
  return event.type !== 'item.kept' && !('item' in event && isHiddenItem(event.item));
}

/** An integration may yield a thread event itself; its metadata stays on the server all the same. */
function withoutThreadMetadata(event: ThreadStreamEvent): ThreadStreamEvent {
  if (event.type !== 'thread.created' && event.type !== 'thread.updated') return event;
  return { ...event, thread: toWireThread(event.thread, event.thread.items) };
}
