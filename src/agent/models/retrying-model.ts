import type { Model } from '@openai/agents';
import { retryModelCall } from './retry-model-call.js';
import { RetryingStream } from './retrying-stream.js';

/** The model, asked again when it fails before anything of its answer can have been seen. */
export function retryingModel(model: Model): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    getResponse: (request) => retryModelCall(() => model.getResponse(request), request.signal),
    getStreamedResponse: (request) => new RetryingStream(() => model.getStreamedResponse(request), request.signal),
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}
