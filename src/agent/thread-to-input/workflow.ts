import type { AgentInputItem } from '@openai/agents';
import type { WorkflowItem } from '../../protocol/items.js';
import { describeTask } from './task.js';

export function workflowToInput({ workflow }: WorkflowItem): AgentInputItem[] {
  return workflow.tasks.flatMap(describeTask);
}
