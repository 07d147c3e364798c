import { assistantItem } from './items.js';

export type WireEvent = { type: string } & Record<string, unknown>;

/** The operations with which a test scripts an answer, for the built server and for the fake one. */
export abstract class AnswerStream {
  abstract readonly threadId: string;
  /** True when the client no longer reads the answer. */
  abstract readonly closed: boolean;
  abstract send(...events: WireEvent[]): void;

  /** An assistant message in deltas; it stays open unless `done` is true. */
  text(id: string, deltas: readonly string[], { done = true, annotations = [] as unknown[] } = {}): void {
    this.send({ type: 'thread.item.added', item: assistantItem(id, this.threadId, null) });
    this.update(id, {
      type: 'assistant_message.content_part.added',
      content_index: 0,
      content: { type: 'output_text', text: '', annotations: [] },
    });
    for (const delta of deltas) this.delta(id, delta);
    if (done) this.done(id, deltas.join(''), annotations);
  }

  delta(id: string, delta: string): void {
    this.update(id, { type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
  }

  done(id: string, text: string, annotations: unknown[] = []): void {
    this.send({ type: 'thread.item.done', item: assistantItem(id, this.threadId, text, annotations) });
  }

  update(id: string, update: Record<string, unknown>): void {
    this.send({ type: 'thread.item.updated', item_id: id, update });
  }

  /** Resolves when the client no longer reads the answer. */
  async left(): Promise<void> {
    while (!this.closed) await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The type of a method, so that its parameter is checked bivariantly and a script for one server fits all of them. */
export type Answer = { write(stream: AnswerStream): Promise<void> | void }['write'];
