import type { ServerResponse } from 'node:http';
import { AnswerStream, type WireEvent } from './answer-stream.js';

type Item = Record<string, unknown> & { id: string };

/** Writes a protocol stream as the reference server does: `data: {json}` frames and nothing that marks the end. */
export class StreamWriter extends AnswerStream {
  /** Items that a reload would find, in the order of their first mention. */
  readonly stored: Item[] = [];
  /** The run has said its last word. */
  isOver = false;
  private sequence = 0;

  constructor(
    private readonly response: ServerResponse,
    readonly threadId: string,
    private readonly numbered: boolean,
  ) {
    super();
  }

  get closed(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  send(...events: WireEvent[]): void {
    for (const event of events) {
      this.remember(event);
      const id = this.numbered ? `id: ${++this.sequence}\n` : '';
      this.response.write(`${id}data: ${JSON.stringify(event)}\n\n`);
    }
  }

  raw(bytes: Uint8Array | string): void {
    this.response.write(bytes);
  }

  /** What a server with runs says last. */
  ended(status = 'completed'): void {
    this.isOver = true;
    this.response.write(`event: run.ended\ndata: ${JSON.stringify({ type: 'run.ended', status })}\n\n`);
  }

  /** The connection breaks without an end. */
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
