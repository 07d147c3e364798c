import type { AgentInputItem, AgentOutputItem } from '@openai/agents';

/** Whether the runner acts on the item: hosted tools run at the provider and have no result of their own. */
export function isCall({ type }: AgentInputItem | AgentOutputItem): boolean {
  return type !== undefined && type.endsWith('_call') && type !== 'hosted_tool_call';
}
