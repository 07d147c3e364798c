import type { AgentOutputItem, Model, ModelRequest, protocol } from '@openai/agents';
import { AppError } from '../../common/errors/app-error.js';
import { isCall } from '../is-call.js';
import { MODEL_EMPTY_ATTEMPTS } from '../limits.js';
import { isActivity } from '../model-stream/activity.js';
import type { ModelTap, TappableModel } from '../model-stream/model-tap.js';
import { isText } from '../model-stream/text-batch.js';
import { repairCalls } from '../tool-calls/repair-calls.js';
import { unused } from '../usage/unused-response.js';
import { earlyEndOf, hasText, withoutCutCalls } from './early-end.js';

type Done = protocol.StreamEventResponseCompleted;

/** Added to a response without text. */
const EMPTY_MESSAGE: protocol.AssistantMessageItem = {
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: '' }],
};

/** What follows a response in which the reader finds nothing: the end of the run, as in the reference, or another attempt. */
export type AfterEmptyResponse = 'end' | 'ask_again';

/**
 * Makes every response one after which the runner knows what to do. Repairs its calls. Adds an empty message to a response
 * with neither text nor calls, for example with only an image: otherwise the runner would ask the model again until its
 * turns are used up, which costs money and ends in an error.
 * @param tapped returns the model to ask instead of `whole` when there is a tap; it may pass text to the tap itself.
 */
export function endsOnEmptyResponse(
  whole: Model,
  tapped: (tap: ModelTap) => Model = () => whole,
  after: AfterEmptyResponse = 'end',
): TappableModel {
  return { ...withLastMessages(whole, after), tappedBy: (tap) => withLastMessages(tapped(tap), after, tap) };
}

function withLastMessages(model: Model, after: AfterEmptyResponse, tap?: ModelTap): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    async getResponse(request) {
      const response = await model.getResponse(request);
      return { ...response, output: withLastMessage(repairCalls(response.output, request)) };
    },
    getStreamedResponse: (request) => streamResponse(model, request, after, tap),
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}

async function* streamResponse(
  model: Model,
  request: ModelRequest,
  after: AfterEmptyResponse,
  tap?: ModelTap,
): AsyncGenerator<protocol.StreamEvent, void, void> {
  for (let attempts = 1; attempts <= MODEL_EMPTY_ATTEMPTS; attempts += 1) {
    let isUsed = true;
    for await (const streamed of model.getStreamedResponse(request)) {
      const event = streamed.type === 'response_done' ? endOf(streamed, request) : streamed;
      isUsed = event.type !== 'response_done' || after === 'end' || !isEmpty(event);
      const heard = isUsed || event.type !== 'response_done' ? event : unused(event);
      const hearing = tap?.(heard);
      if (hearing) await hearing;
      if (!isUsed) break;
      if (!tap || !(isText(event) || isActivity(event))) yield event;
    }
    if (isUsed) return;
  }
  throw new AppError({ code: 'model_answer_empty' });
}

function endOf(event: Done, request: ModelRequest): Done {
  const { output: sent } = event.response;
  const end = earlyEndOf(event);
  if (end === 'filter' && !hasText(sent)) throw new AppError({ code: 'model_refused' });
  const output = repairCalls(end ? withoutCutCalls(sent) : sent, request);
  return { ...event, response: { ...event.response, output: withLastMessage(output) } };
}

/** A response that was cut would be cut again. */
function isEmpty(event: Done): boolean {
  return earlyEndOf(event) === undefined && !event.response.output.some((item) => isCall(item) || isShown(item));
}

/** Whether the reader sees the item, or the runner ends with it: refusals and pictures count, an empty text does not. */
function isShown(item: AgentOutputItem): boolean {
  if (item.type === 'hosted_tool_call') return item.name === 'image_generation_call';
  return hasText([item]) || hasContent(item, (type) => type !== 'output_text');
}

function withLastMessage<Item extends AgentOutputItem>(output: Item[]): (Item | protocol.AssistantMessageItem)[] {
  const isWhole = output.some((item) => isCall(item) || hasContent(item, (type) => type !== 'image'));
  return isWhole ? output : [...output, EMPTY_MESSAGE];
}

/** Whether the item is a message with a part of such a type. */
function hasContent(item: AgentOutputItem, isSuch: (type: string) => boolean): boolean {
  return 'role' in item && item.role === 'assistant' && item.content.some(({ type }) => isSuch(type));
}
