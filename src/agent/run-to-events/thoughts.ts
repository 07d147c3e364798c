import type { TaskInput } from '../../protocol/workflows.js';
import type { Answer, StreamingThought } from './answer.js';

export function toThought(content: string): TaskInput {
  return { type: 'thought', content };
}

/** The thought that is growing in the open workflow, if the event belongs to it. */
export function streamingThoughtOf(
  answer: Answer,
  event: { readonly itemId: string; readonly part: number },
): StreamingThought | undefined {
  const thought = answer.streamingThought;
  const isSame = thought?.workflowId === answer.context.workflow.current?.id;
  return isSame && thought?.itemId === event.itemId && thought.part === event.part ? thought : undefined;
}
