import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';

/** Reasoning opens a workflow, or goes on in the one that is open. */
export function convertReasoningAdded(_event: ModelEventOf<'reasoning.added'>, { context }: Answer): void {
  if (!context.workflow.current) context.workflow.start({ type: 'reasoning', tasks: [] });
}
