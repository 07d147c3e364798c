import type { AgentOutputItem, Model, ModelRequest, protocol } from '@openai/agents';
import { isPieceOfText, type ModelTap, type TappableModel } from '../model-stream/model-tap.js';

/** The empty last word of a response that said nothing. */
const NOTHING_MORE: protocol.AssistantMessageItem = {
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: '' }],
};

/**
 * The runner asks again, up to its last turn, when a response has neither text nor calls: only reasoning, only an image.
 * The reference ends the run there, and asking again would cost money and end in an error. So such a response gets an
 * empty last word.
 * @param tapped is asked instead of `whole` when there is a tap, which it may tell pieces of text itself.
 */
export function endsWhenSilent(whole: Model, tapped: (tap: ModelTap) => Model = () => whole): TappableModel {
  return { ...withLastWords(whole), tappedBy: (tap) => withLastWords(tapped(tap), tap) };
}

function withLastWords(model: Model, tap?: ModelTap): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    async getResponse(request) {
      const response = await model.getResponse(request);
      return { ...response, output: withLastWord(response.output) };
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
    const event = streamed.type === 'response_done' ? endOf(streamed) : streamed;
    const telling = tap?.(event);
    if (telling) await telling;
    if (!tap || !isPieceOfText(event)) yield event;
  }
}

function endOf(event: protocol.StreamEventResponseCompleted): protocol.StreamEventResponseCompleted {
  return { ...event, response: { ...event.response, output: withLastWord(event.response.output) } };
}

function withLastWord<Item extends AgentOutputItem>(output: Item[]): (Item | protocol.AssistantMessageItem)[] {
  return output.some((item) => isCall(item) || hasText(item)) ? output : [...output, NOTHING_MORE];
}

/** Something that the runner acts on. Hosted tools have run already. */
function isCall({ type }: AgentOutputItem): boolean {
  return type !== undefined && type.endsWith('_call') && type !== 'hosted_tool_call';
}

/** Refusals count: the runner ends on them. */
function hasText(item: AgentOutputItem): boolean {
  if (!('role' in item) || item.role !== 'assistant') return false;
  return item.content.some((part) => part.type === 'output_text' || part.type === 'refusal' || part.type === 'audio');
}
