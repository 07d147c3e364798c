import type { protocol } from '@openai/agents';
import type { ModelTap } from './model-tap.js';

const TEXT_BATCH = 'text.batch';
const TEXT_DELTA = 'response.output_text.delta';
const NOTHING: readonly unknown[] = [];

/** Consecutive text deltas of one packet as one event. The SDK does not know its type and passes it on unread. */
export interface TextBatch {
  readonly type: typeof TEXT_BATCH;
  /** Raw `response.output_text.delta` events. */
  readonly deltas: readonly unknown[];
}

/** Changes the events of one packet before they are read one by one. */
export type PacketFilter = (events: readonly unknown[]) => readonly unknown[] | Promise<readonly unknown[]>;

export function isTextBatch(event: unknown): event is TextBatch {
  return typeOf(event) === TEXT_BATCH;
}

function isTextDelta(event: unknown): boolean {
  return typeOf(event) === TEXT_DELTA;
}

/** The SDK sends each text delta of the Responses API twice: normalized and raw. */
export function isText(event: protocol.StreamEvent): boolean {
  if (event.type === 'output_text_delta') return true;
  return event.type === 'model' && (isTextBatch(event.event) || isTextDelta(event.event));
}

/** The same events in the same order, with consecutive text deltas as one batch. */
export function batchText(events: readonly unknown[]): readonly unknown[] {
  const batched: unknown[] = [];
  let deltas: unknown[] | undefined;
  for (const event of events) {
    if (!isTextDelta(event)) {
      deltas = undefined;
      batched.push(event);
    } else if (deltas) {
      deltas.push(event);
    } else {
      deltas = [event];
      batched.push({ type: TEXT_BATCH, deltas } satisfies TextBatch);
    }
  }
  return batched;
}

/**
 * A filter for one response: a packet of text that follows text goes straight to the tap, and not through the SDK. The
 * SDK asks for the next event only after it has passed on every earlier one, so the order is kept.
 */
export function textToTap(tap: ModelTap): PacketFilter {
  let followsText = false;
  return (events) => {
    if (followsText && events.length > 0 && events.every(isTextDelta)) {
      const hearing = tap({ type: 'model', event: { type: TEXT_BATCH, deltas: events } satisfies TextBatch });
      return hearing ? hearing.then(() => NOTHING) : NOTHING;
    }
    const batched = batchText(events);
    // A packet without a complete event changes nothing.
    if (batched.length > 0) followsText = isTextBatch(batched.at(-1));
    return batched;
  };
}

function typeOf(event: unknown): unknown {
  return (event as { type?: unknown } | null | undefined)?.type;
}
