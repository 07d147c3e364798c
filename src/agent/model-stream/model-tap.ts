import type { Agent, Model, protocol } from '@openai/agents';

/** Receives every event that a model streams, immediately and in order. The stream waits for the returned promise. */
export type ModelTap = (event: protocol.StreamEvent) => void | Promise<void>;

/** A model that can pass its events on before the runner does. */
export interface TappableModel extends Model {
  /** The same model with a tap. The runner no longer gets the text deltas, which it would only pass on. */
  tappedBy(tap: ModelTap): Model;
}

/**
 * Returns the agent with a tap on its model, because the runner needs more time for a text delta than all our code
 * together. Returns the agent itself if it has handoffs, guardrails that watch the stream, or a model that is not
 * tappable.
 */
export function tapAgent<Context>(agent: Agent<Context>, tap: ModelTap): Agent<Context> {
  const { model } = agent;
  const isWatched = agent.handoffs.length > 0 || agent.inputGuardrails.length > 0;
  return isWatched || !isTappable(model) ? agent : agent.clone({ model: model.tappedBy(tap) });
}

export function isTappable(model: Model | string): model is TappableModel {
  return typeof model === 'object' && 'tappedBy' in model;
}
