import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { streamingThoughtOf, toThought } from '../thoughts.js';

/** The first thought of a reasoning workflow grows while it is made, so that readers see something early. */
export function convertThoughtDelta(event: ModelEventOf<'thought.delta'>, answer: Answer): void {
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
