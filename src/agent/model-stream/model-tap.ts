import type { Agent, Model, protocol } from '@openai/agents';

/** Gets every event that a model streams, at once and in order. The stream waits for the returned promise. */
export type ModelTap = (event: protocol.StreamEvent) => void | Promise<void>;

/** A model that can pass its events on before the runner does. */
export interface TappableModel extends Model {
  /** The same model with a tap. The runner no longer gets the text deltas, which it would only pass on. */
  tappedBy(tap: ModelTap): Model;
}

/**
 * The agent with a tap on its model: the runner needs more time for a text delta than all our code together. An agent that
 * hands over to others, or whose guardrails watch the stream, is returned unchanged, and so is one with another model.
 */
export function tapAgent<Context>(agent: Agent<Context>, tap: ModelTap): Agent<Context> {
  const { model } = agent;
  const isWatched = agent.handoffs.length > 0 || agent.inputGuardrails.length > 0;
  return isWatched || !isTappable(model) ? agent : agent.clone({ model: model.tappedBy(tap) });
}

function isTappable(model: Model | string): model is TappableModel {
  return typeof model === 'object' && 'tappedBy' in model;
}
