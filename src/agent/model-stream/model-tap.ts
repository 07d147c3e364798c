import type { Agent, Model, protocol } from '@openai/agents';
import { isTextDelta, isTextPieces } from './text-pieces.js';

/** Is told what a model streams, at once and in order. The stream waits for what it returns. */
export type ModelTap = (event: protocol.StreamEvent) => void | Promise<void>;

/** A model that can tell its events before the runner does. */
export interface TappableModel extends Model {
  /** The same model with a tap. The runner no longer gets the pieces of text, which it would only pass on. */
  tappedBy(tap: ModelTap): Model;
}

/**
 * The agent with a tap on its model: each piece of text takes the runner more time than everything that we do with it. An
 * agent that hands over to others, or whose guardrails watch the stream, is left as it is, and so is any other model.
 */
export function tapAgent<Context>(agent: Agent<Context>, tap: ModelTap): Agent<Context> {
  const { model } = agent;
  const isWatched = agent.handoffs.length > 0 || agent.inputGuardrails.length > 0;
  return isWatched || !isTappable(model) ? agent : agent.clone({ model: model.tappedBy(tap) });
}

function isTappable(model: Model | string): model is TappableModel {
  return typeof model === 'object' && 'tappedBy' in model;
}

/** The SDK tells each piece of the Responses API twice, once normalized and once as it came. */
export function isPieceOfText(event: protocol.StreamEvent): boolean {
  if (event.type === 'output_text_delta') return true;
  return event.type === 'model' && (isTextPieces(event.event) || isTextDelta(event.event));
}
