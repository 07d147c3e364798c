import type { AgentOutputItem, Model, ModelRequest, protocol } from '@openai/agents';
import { isCall } from '../is-call.js';
import { isActivity } from '../model-stream/activity.js';
import type { ModelTap, TappableModel } from '../model-stream/model-tap.js';
import { isText } from '../model-stream/text-batch.js';
import { repairCalls } from '../tool-calls/repair-calls.js';

/** Added to a response without text. */
const EMPTY_MESSAGE: protocol.AssistantMessageItem = {
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: '' }],
};

/**
 * Adds an empty message to a response with neither text nor calls, for example with only reasoning or an image.
 * Otherwise the runner would ask the model again until its turns are used up, which costs money and ends in an error.
 * The reference ends the run after such a response.
 * @param tapped returns the model to ask instead of `whole` when there is a tap; it may pass text to the tap itself.
 */
export function endsOnEmptyResponse(whole: Model, tapped: (tap: ModelTap) => Model = () => whole): TappableModel {
  return { ...withLastMessages(whole), tappedBy: (tap) => withLastMessages(tapped(tap), tap) };
}

function withLastMessages(model: Model, tap?: ModelTap): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    async getResponse(request) {
      const response = await model.getResponse(request);
      return { ...response, output: wholeOutput(response.output, request) };
    },
    getStreamedResponse: (request) => streamResponse(model, request, tap),
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}

async function* streamResponse(
  model: Model,
  request: ModelRequest,
  tap?: ModelTap,
): AsyncGenerator<protocol.StreamEvent, void, void> {
  for await (const streamed of model.getStreamedResponse(request)) {
    const event = streamed.type === 'response_done' ? endOf(streamed, request) : streamed;
    const hearing = tap?.(event);
    if (hearing) await hearing;
    if (!tap || !(isText(event) || isActivity(event))) yield event;
  }
}

function endOf(
  event: protocol.StreamEventResponseCompleted,
  request: ModelRequest,
): protocol.StreamEventResponseCompleted {
  return { ...event, response: { ...event.response, output: wholeOutput(event.response.output, request) } };
}

function wholeOutput<Item extends AgentOutputItem>(output: Item[], request: ModelRequest) {
  return withLastMessage(repairCalls(output, request));
}

function withLastMessage<Item extends AgentOutputItem>(output: Item[]): (Item | protocol.AssistantMessageItem)[] {
  return output.some((item) => isCall(item) || hasText(item)) ? output : [...output, EMPTY_MESSAGE];
}

/** Refusals count: the runner ends on them. */
function hasText(item: AgentOutputItem): boolean {
  if (!('role' in item) || item.role !== 'assistant') return false;
  return item.content.some((part) => part.type === 'output_text' || part.type === 'refusal' || part.type === 'audio');
}
