import type { AgentInputItem } from '@openai/agents';
import type { TaskItem } from '../../protocol/items.js';
import type { Task } from '../../protocol/workflows.js';
import { INTROS } from './intros.js';
import { textPart, userInput } from './user-input.js';

export function taskToInput({ task }: TaskItem): AgentInputItem[] {
  return describeTask(task);
}

/** Only custom tasks say something to a model; thoughts and searches were its own. */
export function describeTask(task: Task): AgentInputItem[] {
  if (task.type !== 'custom') return [];
  const text = [task.title, task.content].filter(Boolean).join(': ');
  if (text === '') return [];
  return [userInput(textPart(`${INTROS.task}\n<Task>\n${text}\n</Task>`))];
}
