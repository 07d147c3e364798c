import type { Model, ModelRequest, protocol } from '@openai/agents';
import { streamCut } from '../model-errors.js';

/**
 * The Agents SDK accepts a Chat Completions stream that just ends as complete. It is complete only after a chunk with a
 * `finish_reason`; without one the answer was cut.
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
