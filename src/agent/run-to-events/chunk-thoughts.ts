import type { ModelEvent } from './model-event.js';

const PART = 0;

/**
 * Translates the thoughts in the chunks of Chat Completions into the events that the Responses API would have sent. A
 * thought ends when anything else follows.
 */
export class ChunkThoughts {
  private open?: { readonly itemId: string; text: string };
  private total = 0;

  /** @param chunk made regular by `../model-stream`. */
  *read(chunk: unknown): Generator<ModelEvent> {
    const { choices } = (chunk ?? {}) as { choices?: readonly { delta?: RegularDelta }[] };
    const delta = choices?.[0]?.delta;
    if (delta?.thought !== undefined) yield* this.add(delta.thought);
    if (delta?.content || delta?.tool_calls) yield* this.end();
  }

  *add(text: string): Generator<ModelEvent> {
    if (!this.open) {
      this.total += 1;
      this.open = { itemId: `thought ${this.total}`, text: '' };
      yield { type: 'reasoning.added' };
    }
    this.open.text += text;
    yield { type: 'thought.delta', itemId: this.open.itemId, part: PART, delta: text };
  }

  *end(): Generator<ModelEvent> {
    if (!this.open) return;
    yield { type: 'thought.done', itemId: this.open.itemId, part: PART, text: this.open.text };
    this.open = undefined;
  }
}

interface RegularDelta {
  readonly thought?: string;
  readonly content?: string;
  readonly tool_calls?: readonly unknown[];
}
