import type { Model, ModelRequest, protocol } from '@openai/agents';
import { streamCut } from '../model-errors.js';

/**
 * Reports a Chat Completions stream that ends without a `finish_reason` as cut. The Agents SDK would accept it as
 * complete.
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
  for await (const event of model.getStreamedResponse(request)) {
    isFinished ||= saysWhyItEnds(event);
    if (event.type === 'response_done' && !isFinished) throw streamCut();
    yield event;
  }
}

function saysWhyItEnds(event: protocol.StreamEvent): boolean {
  if (event.type !== 'model') return false;
  const { choices } = (event.event ?? {}) as { choices?: readonly { finish_reason?: unknown }[] };
  return choices?.some(({ finish_reason }) => typeof finish_reason === 'string') ?? false;
}
