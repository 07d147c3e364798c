import type { ServerResponse } from 'node:http';
import { AnswerStream, type WireEvent } from './answer-stream.js';

type Item = Record<string, unknown> & { id: string };

/** Writes an event stream as the reference server does: `data: {json}` frames without a final marker. */
export class StreamWriter extends AnswerStream {
  /** Finished items, as a reload would load them, in the order of their first event. */
  readonly stored: Item[] = [];

  constructor(
    private readonly response: ServerResponse,
    readonly threadId: string,
  ) {
    super();
  }

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  send(...events: WireEvent[]): void {
    for (const event of events) {
      this.remember(event);
      this.response.write(`data: ${JSON.stringify(event)}\n\n`);
    }
  }

  raw(bytes: Uint8Array | string): void {
    this.response.write(bytes);
  }

  /** Closes the connection in the middle of the stream. */
  cut(): void {
    this.response.destroy();
  }

  private remember(event: WireEvent): void {
    const item = event['item'] as Item | undefined;
    const settles = event.type === 'thread.item.done' || event.type === 'thread.item.replaced';
    if (!settles || !item) return;
    const at = this.stored.findIndex(({ id }) => id === item.id);
    if (at < 0) this.stored.push(item);
    else this.stored[at] = item;
  }
}
