import type { Answer } from '../answer.js';
import type { ModelEventOf } from '../model-event.js';
import { streamingThoughtOf, toThought } from '../thoughts.js';

/** The finished text replaces what the deltas built up; a thought that did not stream appears whole. */
export function convertThoughtDone(event: ModelEventOf<'thought.done'>, answer: Answer): void {
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
