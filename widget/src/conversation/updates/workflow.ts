import { sameJson } from '../../wire/guards.js';
import type { ThreadItemUpdate, WorkflowItem } from '../../wire/types.js';

type TaskUpdate = Extract<ThreadItemUpdate, { task_index: number }>;

/**
 * The reference server finds a task's index by equality, so equal tasks get the wrong one; what is shown is repaired by
 * the finished item. The first task of a custom workflow arrives inside the added item and again as an update.
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
