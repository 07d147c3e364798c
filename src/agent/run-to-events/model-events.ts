import type { protocol, RunStreamEvent } from '@openai/agents';
import { isTextBatch } from '../model-stream/text-batch.js';
import { isTextWasThought, type TextWasThought } from '../model-stream/text-was-thought.js';
import { ChunkThoughts } from './chunk-thoughts.js';
import type { ModelEvent } from './model-event.js';
import { NormalizedMessages } from './normalized-messages.js';
import { readResponsesEvent } from './read-responses-event.js';

const NOTHING: readonly ModelEvent[] = [];

/** Translates the SDK events of one run into `ModelEvent`s, for every API that a model speaks. */
export class ModelEvents {
  private readonly messages = new NormalizedMessages();
  private readonly thoughts = new ChunkThoughts();

  /** Events of the run that its model does not stream. */
  readRunItem(event: RunStreamEvent): readonly ModelEvent[] {
    if (event.type !== 'run_item_stream_event' || event.item.type !== 'tool_call_item') return NOTHING;
    const { rawItem } = event.item;
    return rawItem.type === 'function_call' ? [{ type: 'tool.called', callId: rawItem.callId }] : NOTHING;
  }

  readModelEvent(data: protocol.StreamEvent): readonly ModelEvent[] {
    switch (data.type) {
      case 'model': {
        if (isTextBatch(data.event)) return data.event.deltas.flatMap(readOne);
        if (isTextWasThought(data.event)) return this.readWasThought(data.event);
        return isTyped(data.event) ? readOne(data.event) : [...this.thoughts.read(data.event)];
      }
      case 'output_text_delta':
        return isFromResponses(data) ? NOTHING : [...this.messages.delta(data.delta, data.itemId)];
      case 'response_done':
        if (isFromResponses(data)) return NOTHING;
        return [...this.thoughts.end(), ...this.messages.finish(data.response.output)];
      default:
        return NOTHING;
    }
  }

  private readWasThought({ item_id, text }: TextWasThought): readonly ModelEvent[] {
    const removed: readonly ModelEvent[] =
      item_id === undefined ? [...this.messages.remove()] : [{ type: 'message.removed', itemId: item_id }];
    return [...removed, ...this.thoughts.add(text), ...this.thoughts.end()];
  }
}

/** The chunks of Chat Completions have no type. */
function isTyped(event: unknown): boolean {
  return typeof (event as { type?: unknown } | null)?.type === 'string';
}

/** The SDK sends such an event twice: normalized, with the rest of the raw event in `providerData`, and raw. */
function isFromResponses({ providerData }: { providerData?: Record<string, unknown> }): boolean {
  return typeof providerData?.type === 'string' && providerData.type.startsWith('response.');
}

function readOne(raw: unknown): readonly ModelEvent[] {
  const event = readResponsesEvent(raw);
  return event ? [event] : NOTHING;
}
