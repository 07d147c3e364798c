import type { TaskInput } from '../../protocol/workflows.js';
import type { AnswerBuilder, StreamingThought } from './answer-builder.js';
import type { ModelEventOf } from './model-event.js';
import { GrowingThought } from './thought-limits.js';

/** Reasoning opens a workflow, or continues the open one. */
export function convertReasoningAdded(_event: ModelEventOf<'reasoning.added'>, answer: AnswerBuilder): void {
  const { context, size } = answer;
  if (context.workflow.current) return;
  size.addItem();
  context.workflow.start({ type: 'reasoning', tasks: [] });
}

/**
 * The first thought of a reasoning workflow is shown while it grows, so that readers see something early. Every update
 * repeats the whole thought, so a long one is not sent with every delta.
 */
export function convertThoughtDelta(event: ModelEventOf<'thought.delta'>, answer: AnswerBuilder): void {
  const { workflow } = answer.context;
  const open = workflow.current;
  if (open?.workflow.type === 'reasoning' && open.workflow.tasks.length === 0) return beginThought(event, open, answer);
  const streaming = streamingThoughtOf(answer, event);
  if (!streaming) return;
  const kept = answer.thoughts.take(event.delta);
  streaming.growing.text += kept;
  if (kept !== '' && streaming.growing.maySend()) {
    workflow.updateTask(toThought(streaming.growing.text), streaming.taskIndex);
  }
  noteWhatIsLeftOut(answer);
}

/** The finished text replaces what the deltas built up; a thought that did not stream is added as a whole. */
export function convertThoughtDone(event: ModelEventOf<'thought.done'>, answer: AnswerBuilder): void {
  const { workflow } = answer.context;
  if (!workflow.current) return;
  const streaming = streamingThoughtOf(answer, event);
  if (streaming) {
    const text = answer.thoughts.replace(streaming.growing.text, event.text);
    workflow.updateTask(toThought(text), streaming.taskIndex);
    answer.streamingThought = undefined;
  } else {
    const text = answer.thoughts.begin(event.text);
    if (text !== undefined) workflow.addTask(toThought(text));
  }
  noteWhatIsLeftOut(answer);
}

function beginThought(
  { itemId, part, delta }: ModelEventOf<'thought.delta'>,
  { id }: { readonly id: string },
  answer: AnswerBuilder,
): void {
  const text = answer.thoughts.begin(delta);
  if (text !== undefined) {
    const growing = new GrowingThought(text);
    growing.maySend();
    const taskIndex = answer.context.workflow.addTask(toThought(text));
    answer.streamingThought = { workflowId: id, itemId, part, taskIndex, growing };
  }
  noteWhatIsLeftOut(answer);
}

/** Once in an answer. */
function noteWhatIsLeftOut({ thoughts, context }: AnswerBuilder): void {
  if (!thoughts.takeNote()) return;
  context.notice('info', context.messages.thoughtsLeftOut);
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
