import type { ResponderEvent } from '../../chatkit/responder.js';
import type { ThreadItem } from '../../protocol/items.js';

/**
 * A queue of the events of one turn: the model's stream and the tools push events, one reader reads them in batches. A
 * batch has all events that were pushed since the last one. A pushed event must not change afterwards.
 */
export class TurnEvents implements AsyncIterableIterator<readonly ResponderEvent[], void> {
  private queue: ResponderEvent[] = [];
  private readonly produced = new Set<string>();
  private maybeLast?: ResponderEvent;
  private ended?: { readonly error?: unknown };
  private wake?: () => void;
  private isWaking = false;

  /** Ignored after the end: a tool may outlive its turn. */
  push(event: ResponderEvent): void {
    if (this.ended) return;
    this.release();
    this.enqueue(event);
    this.wakeSoon();
  }

  /** Pushes an event that no reader sees, before a finished message that may be the last one. */
  note(event: ResponderEvent): void {
    if (this.ended) return;
    this.queue.push(event);
    this.wakeSoon();
  }

  /**
   * Pushes the event of a finished message once it is known whether it is the last one of the turn: with `complete()`,
   * or before the next event, or with `release()`.
   */
  pushMaybeLast(event: { readonly type: 'thread.item.done'; readonly item: ThreadItem }): void {
    if (this.ended) return;
    this.release();
    this.produced.add(event.item.id);
    this.maybeLast = event;
  }

  /** The turn continues, so a finished message is not the last one and is passed on immediately. */
  release(): void {
    if (!this.maybeLast) return;
    this.enqueue(this.maybeLast);
    this.maybeLast = undefined;
    this.wakeNow();
  }

  /** The ids of the items of this turn, in the order in which they were begun. */
  get producedIds(): string[] {
    return [...this.produced];
  }

  end(): void {
    this.release();
    this.close({});
  }

  /** Ends a turn that succeeded: the last message and `answer.completed` are one batch. */
  complete(): void {
    if (this.ended) return;
    if (this.maybeLast) this.enqueue(this.maybeLast);
    this.maybeLast = undefined;
    this.queue.push({ type: 'answer.completed' });
    this.close({});
  }

  /** The reader gets what was pushed before, then the error. */
  fail(error: unknown): void {
    this.release();
    this.close({ error });
  }

  /** Removes every item of this turn (reference: guardrail tripwires in `stream_agent_response`, agents.py). */
  removeProduced(): void {
    for (const itemId of this.produced) this.push({ type: 'thread.item.removed', item_id: itemId });
    this.produced.clear();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<readonly ResponderEvent[], void>> {
    while (this.queue.length === 0 && !this.ended) await new Promise<void>((resolve) => (this.wake = resolve));
    const value = this.queue;
    this.queue = [];
    if (value.length > 0) return { done: false, value };
    if (this.ended && 'error' in this.ended) throw this.ended.error;
    return { done: true, value: undefined };
  }

  /** The reader stops reading. */
  async return(): Promise<IteratorResult<readonly ResponderEvent[], void>> {
    this.end();
    return { done: true, value: undefined };
  }

  private enqueue(event: ResponderEvent): void {
    if (event.type === 'thread.item.added' || event.type === 'thread.item.done') this.produced.add(event.item.id);
    else if (event.type === 'thread.item.removed') this.produced.delete(event.item_id);
    this.queue.push(event);
  }

  private close(end: { readonly error?: unknown }): void {
    this.ended ??= end;
    this.wakeNow();
  }

  /** At most once in a turn of the event loop, so that one packet of the model is one batch. */
  private wakeSoon(): void {
    if (!this.wake || this.isWaking) return;
    this.isWaking = true;
    setImmediate(this.wakeNow);
  }

  private readonly wakeNow = () => {
    this.isWaking = false;
    this.wake?.();
    this.wake = undefined;
  };
}
