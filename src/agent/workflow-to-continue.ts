import type { ThreadItem, WorkflowItem } from '../protocol/items.js';

/** The workflow that the last turn left open: the last item, or the one before client tool calls (agents.py). */
export function workflowToContinue(items: readonly ThreadItem[]): WorkflowItem | undefined {
  const last = items.findLast((item) => item.type !== 'client_tool_call');
  return last?.type === 'workflow' ? last : undefined;
}
