import type { ResponderEvent } from '../../chatkit/responder.js';

/**
 * The events of one turn in the order in which they happened, whoever produced them: the model's stream and tools write,
 * one reader reads, in batches of what has come meanwhile. What is pushed must not change afterwards.
 */
export class TurnEvents implements AsyncIterableIterator<readonly ResponderEvent[], void> {
  private queue: ResponderEvent[] = [];
  private readonly produced = new Set<string>();
  private ended?: { readonly error?: unknown };
  private wake?: () => void;
  private isWaking = false;

  /** After the end there is nobody to tell: a tool that outlives its turn is not heard. */
  push(event: ResponderEvent): void {
    if (this.ended) return;
    if (event.type === 'thread.item.added' || event.type === 'thread.item.done') this.produced.add(event.item.id);
    this.queue.push(event);
    // A finished message is stored while the run goes on with what is left to do.
    if (event.type === 'thread.item.done' && event.item.type === 'assistant_message') this.wakeNow();
    else this.wakeSoon();
  }

  /** The items of this turn, in the order in which they were begun. */
  get producedIds(): string[] {
    return [...this.produced];
  }

  end(): void {
    this.ended ??= {};
    this.wakeSoon();
  }

  /** The reader gets what was pushed before, then the error. */
  fail(error: unknown): void {
    this.ended ??= { error };
    this.wakeSoon();
  }

  /** Takes back every item of this turn (reference: guardrail tripwires in `stream_agent_response`, agents.py). */
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

  /** The reader leaves. */
  async return(): Promise<IteratorResult<readonly ResponderEvent[], void>> {
    this.end();
    return { done: true, value: undefined };
  }

  /** Once a turn of the event loop: what one packet of the model brought is one batch. */
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
