import type { Model, ModelRequest, protocol } from '@openai/agents';
import { streamCut } from '../model-errors.js';
import { isTextWasThought, type TextWasThought, withoutThought } from '../model-stream/text-was-thought.js';

/**
 * Reports a Chat Completions stream that ends without a `finish_reason` as cut: the Agents SDK would accept it as complete.
 * Removes from the message what turned out to be a thought.
 */
export function wholeCompletions(model: Model): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    getResponse: (request) => model.getResponse(request),
    getStreamedResponse: (request) => untilFinished(model, request),
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}

async function* untilFinished(model: Model, request: ModelRequest): AsyncGenerator<protocol.StreamEvent, void, void> {
  let isFinished = false;
  let wasThought: TextWasThought | undefined;
  for await (const event of model.getStreamedResponse(request)) {
    isFinished ||= saysWhyItEnds(event);
    if (event.type === 'model' && isTextWasThought(event.event)) wasThought = event.event;
    if (event.type === 'response_done' && !isFinished) throw streamCut();
    yield event.type === 'response_done' && wasThought ? withoutThought(event, wasThought) : event;
  }
}

function saysWhyItEnds(event: protocol.StreamEvent): boolean {
  if (event.type !== 'model') return false;
  const { choices } = (event.event ?? {}) as { choices?: readonly { finish_reason?: unknown }[] };
  return choices?.some(({ finish_reason }) => typeof finish_reason === 'string') ?? false;
}
