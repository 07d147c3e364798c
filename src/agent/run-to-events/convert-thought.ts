import type { TaskInput } from '../../protocol/workflows.js';
import type { AnswerBuilder, StreamingThought } from './answer-builder.js';
import type { ModelEventOf } from './model-event.js';

/** Reasoning opens a workflow, or continues the open one. */
export function convertReasoningAdded(_event: ModelEventOf<'reasoning.added'>, { context }: AnswerBuilder): void {
  if (!context.workflow.current) context.workflow.start({ type: 'reasoning', tasks: [] });
}

/** The first thought of a reasoning workflow is shown while it grows, so that readers see something early. */
export function convertThoughtDelta(event: ModelEventOf<'thought.delta'>, answer: AnswerBuilder): void {
  const { workflow } = answer.context;
  const open = workflow.current;
  if (open?.workflow.type === 'reasoning' && open.workflow.tasks.length === 0) {
    const taskIndex = workflow.addTask(toThought(event.delta));
    const { itemId, part, delta } = event;
    answer.streamingThought = { workflowId: open.id, itemId, part, taskIndex, text: delta };
    return;
  }
  const streaming = streamingThoughtOf(answer, event);
  if (!streaming) return;
  streaming.text += event.delta;
  workflow.updateTask(toThought(streaming.text), streaming.taskIndex);
}

/** The finished text replaces what the deltas built up; a thought that did not stream is added as a whole. */
export function convertThoughtDone(event: ModelEventOf<'thought.done'>, answer: AnswerBuilder): void {
  const { workflow } = answer.context;
  if (!workflow.current) return;
  const streaming = streamingThoughtOf(answer, event);
  if (streaming) {
    workflow.updateTask(toThought(event.text), streaming.taskIndex);
    answer.streamingThought = undefined;
  } else {
    workflow.addTask(toThought(event.text));
  }
}

function toThought(content: string): TaskInput {
  return { type: 'thought', content };
}

/** The growing thought of the open workflow; undefined when the event belongs to another one. */
function streamingThoughtOf(
  answer: AnswerBuilder,
  event: { readonly itemId: string; readonly part: number },
): StreamingThought | undefined {
  const thought = answer.streamingThought;
  const isSame = thought?.workflowId === answer.context.workflow.current?.id;
  return isSame && thought?.itemId === event.itemId && thought.part === event.part ? thought : undefined;
}
