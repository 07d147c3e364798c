import type { RunStreamEvent } from '@openai/agents';
import type { ModelEvent } from './model-event.js';
import { NormalizedMessages } from './normalized-messages.js';
import { readResponsesEvent } from './read-responses-event.js';

/** Reads one run's SDK events into the one vocabulary, whichever API the model speaks. */
export class ModelEvents {
  private readonly messages = new NormalizedMessages();

  *read(event: RunStreamEvent): Generator<ModelEvent> {
    if (event.type === 'raw_model_stream_event') yield* this.readModelEvent(event.data);
    if (event.type !== 'run_item_stream_event' || event.item.type !== 'tool_call_item') return;
    const { rawItem } = event.item;
    if (rawItem.type === 'function_call') yield { type: 'tool.called', callId: rawItem.callId };
  }

  private *readModelEvent(data: Extract<RunStreamEvent, { type: 'raw_model_stream_event' }>['data']): Generator<ModelEvent> {
    switch (data.type) {
      case 'model': {
        const event = readResponsesEvent(data.event);
        if (event) yield event;
        return;
      }
      case 'output_text_delta':
        if (!isFromResponses(data)) yield* this.messages.delta(data.delta, data.itemId);
        return;
      case 'response_done':
        if (!isFromResponses(data)) yield* this.messages.finish(data.response.output);
        return;
      default:
        return;
    }
  }
}

/** The SDK sends such an event twice: normalized, with what is left of the raw event beside it, and raw. */
function isFromResponses({ providerData }: { providerData?: Record<string, unknown> }): boolean {
  return typeof providerData?.type === 'string' && providerData.type.startsWith('response.');
}
