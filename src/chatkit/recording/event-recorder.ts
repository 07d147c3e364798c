import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { AppError } from '../../common/errors/app-error.js';
import { newId } from '../../common/ids.js';
import { retryWhileUnavailable } from '../../common/retry.js';
import { untilAborted } from '../../common/streams.js';
import type { StreamOptions, ThreadStreamEvent } from '../../protocol/events.js';
import { isHiddenItem, type ThreadItem } from '../../protocol/items.js';
import type { ThreadMetadata } from '../../protocol/threads.js';
import { toWireThread } from '../../protocol/wire.js';
import { ThreadStore } from '../../threads/thread-store.js';
import { eventsOf, type RequestContext, type ResponderEvent, type ResponderOutput } from '../responder.js';
import type { CompleteRun } from '../runs/active-run.js';
import { toErrorEvent } from '../stream-errors.js';
import { AnswerProgress } from './answer-progress.js';
import { ThreadWatch } from './thread-watch.js';

/** One answer to record: its caller, its thread, and the source of its events. */
export interface Turn {
  readonly context: RequestContext;
  readonly thread: ThreadMetadata;
  readonly streamOptions: StreamOptions;
  readonly open: (signal: AbortSignal) => AsyncIterable<ResponderOutput>;
  /** Events that are sent before the answer. Their effects are stored already. */
  readonly before?: readonly ThreadStreamEvent[];
  /** Stores the last message together with the end of the run. Not set: the message is stored like any other item. */
  readonly complete?: CompleteRun;
}

/** An output of the responder, with what the recorder knows about it. */
interface Batch {
  readonly turn: Turn;
  readonly events: readonly ResponderEvent[];
  readonly progress: AnswerProgress;
  /** The last message of the answer, when it may be stored together with the end of the run. */
  readonly last?: ResponderEvent;
}

const STOPPED = 'The user cancelled the stream. Stop responding to the prior request.';

/**
 * Stores the effect of each event of an answer and passes on the events that a client may see. Never throws: a failure
 * becomes one `error` event, and a stop saves the text so far (reference: `_process_events` in server.py).
 */
@Injectable()
export class EventRecorder {
  private readonly logger = new Logger(EventRecorder.name);

  constructor(
    private readonly store: ThreadStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Passes on one batch for each output of the responder. An event that ends an item is passed on only when it is
   * stored.
   * @param progress is kept up to date with the items that are not finished and with the usage.
   */
  async *record(
    turn: Turn,
    signal: AbortSignal,
    progress = new AnswerProgress(),
  ): AsyncGenerator<ThreadStreamEvent[], void, void> {
    const watch = new ThreadWatch(turn.thread);
    let settled = false;
    try {
      yield [...(turn.before ?? []), { type: 'stream_options', stream_options: turn.streamOptions }];
      for await (const output of untilAborted(turn.open(signal), signal)) {
        const events = eventsOf(output);
        if (!events.some(changesStore)) yield passOn(events, progress);
        else
          yield* this.recordBatch({
            turn,
            events,
            progress,
            last: watch.hasChanged() ? undefined : lastMessage(events),
          });
        // A stop or a failure after this has no effect, because the whole answer is stored.
        settled ||= isCompleted(events);
        if (watch.takeChange()) yield [await this.saveThread(turn, watch)];
      }
      settled = true;
    } catch (error) {
      if (settled) {
        if (!signal.aborted) this.log(error, turn.context.requestId);
        return;
      }
      if (signal.aborted) {
        // The server itself has ended the answer: the text so far is stored and the reader sees the reason.
        if (signal.reason instanceof AppError) yield [toErrorEvent(signal.reason)];
        return;
      }
      // After a time-out the text so far is stored; after any other failure no unfinished message is (reference:
      // server.py).
      settled = !(error instanceof AppError && error.kind === 'timeout');
      this.log(error, turn.context.requestId);
      yield [toErrorEvent(error)];
    } finally {
      if (!settled) await this.saveStopped(turn, progress);
    }
    if (watch.takeChange()) yield [await this.saveThread(turn, watch)];
  }

  /** Passes on the events before a write first, so that a database that is unavailable does not delay them. */
  private async *recordBatch({ turn, events, progress, last }: Batch): AsyncGenerator<ThreadStreamEvent[], void, void> {
    let visible: ThreadStreamEvent[] = [];
    for (const event of events) {
      if (changesStore(event)) {
        if (visible.length > 0) yield visible;
        visible = [];
        if (turn.complete && event === last && 'item' in event) await turn.complete(event.item);
        else await retryWhileUnavailable(() => this.persist(turn, event));
      }
      // A finished item stays pending until it is stored: until then it could be lost.
      progress.follow(event);
      if (isVisible(event)) visible.push(withoutThreadMetadata(event));
    }
    if (visible.length > 0) yield visible;
  }

  private persist({ context: { identity }, thread }: Turn, event: StoredEvent): Promise<void> {
    if (event.type === 'thread.item.removed') return this.store.deleteItem(identity, thread.id, event.item_id);
    return this.store.saveItem(identity, thread.id, event.item);
  }

  /** An expected failure is one line; an unexpected one is logged with its stack. */
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
   * Stores the text so far, and a hidden item that informs the model of the next turn that this one was stopped.
   * Unfinished widgets and workflows are dropped (reference: `handle_stream_cancelled` in server.py).
   */
  private async saveStopped(turn: Turn, { pending }: AnswerProgress): Promise<void> {
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

/** Most batches hold only text deltas, for which nothing is stored. */
function passOn(events: readonly ResponderEvent[], progress: AnswerProgress): ThreadStreamEvent[] {
  const visible: ThreadStreamEvent[] = [];
  for (const event of events) {
    progress.follow(event);
    if (isVisible(event)) visible.push(withoutThreadMetadata(event));
  }
  return visible;
}

type StoredEvent = Extract<
  ResponderEvent,
  { type: 'thread.item.done' | 'thread.item.replaced' | 'thread.item.removed' | 'item.kept' }
>;

/** Only events that end, replace or remove an item need the database. */
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

function isCompleted(events: readonly ResponderEvent[]): boolean {
  return events.at(-1)?.type === 'answer.completed';
}

/** The last message of the answer, if it is directly followed by `answer.completed`. */
function lastMessage(events: readonly ResponderEvent[]): ResponderEvent | undefined {
  const event = isCompleted(events) ? events.at(-2) : undefined;
  return event?.type === 'thread.item.done' && event.item.type === 'assistant_message' ? event : undefined;
}

/** Kept and hidden items are stored like any other and never sent. */
function isVisible(event: ResponderEvent): event is ThreadStreamEvent {
  if (event.type === 'item.kept' || event.type === 'answer.completed' || event.type === 'usage') return false;
  return !('item' in event && isHiddenItem(event.item));
}

/** An integration may yield a thread event itself; the metadata is removed from it too. */
function withoutThreadMetadata(event: ThreadStreamEvent): ThreadStreamEvent {
  if (event.type !== 'thread.created' && event.type !== 'thread.updated') return event;
  return { ...event, thread: toWireThread(event.thread, event.thread.items) };
}
