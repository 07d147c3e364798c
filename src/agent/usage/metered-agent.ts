import type { Agent, Model } from '@openai/agents';
import { isTappable, type TappableModel } from '../model-stream/model-tap.js';
import type { UsageMeter } from './usage-meter.js';

/**
 * The agent with a model that tells the meter about each request; the events of the responses take no other way than
 * before. Other models than ours are not wrapped: their requests are counted when they end.
 */
export function meteredAgent<Context>(agent: Agent<Context>, meter: UsageMeter): Agent<Context> {
  const { model } = agent;
  if (!isTappable(model)) return agent;
  const whole: TappableModel = { ...metered(model, meter), tappedBy: (tap) => metered(model.tappedBy(tap), meter) };
  return agent.clone({ model: whole });
}

function metered(model: Model, meter: UsageMeter): Model {
  return {
    supportsPromptModelSelection: model.supportsPromptModelSelection,
    getResponse: (request) => model.getResponse(request),
    getStreamedResponse: (request) => {
      meter.asks(request);
      return model.getStreamedResponse(request);
    },
    getRetryAdvice: (request) => model.getRetryAdvice?.(request),
  };
}
