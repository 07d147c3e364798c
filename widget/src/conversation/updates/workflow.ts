import { sameJson } from '../../wire/guards.js';
import type { ThreadItemUpdate, WorkflowItem } from '../../wire/types.js';

type TaskUpdate = Extract<ThreadItemUpdate, { task_index: number }>;

/**
 * Applies a task to a workflow. The reference server finds the index of a task by equality, so equal tasks get the
 * wrong index until the finished item corrects it. It sends the first task of a custom workflow twice: inside the added
 * item and as an update.
 */
export function updateWorkflow(item: WorkflowItem, { type, task, task_index }: TaskUpdate): WorkflowItem {
  if (!task) return item;
  const tasks = [...item.workflow.tasks];
  if (task_index >= tasks.length) tasks.push(task);
  else if (type === 'workflow.task.updated') tasks[task_index] = task;
  else if (sameJson(tasks[task_index], task)) return item;
  else tasks.splice(task_index, 0, task);
  return { ...item, workflow: { ...item.workflow, tasks } };
}
