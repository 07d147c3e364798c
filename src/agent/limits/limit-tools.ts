import { Agent } from '@openai/agents';
import { limitedTool } from './limited-tool.js';

/** Limits the tools of an agent, and of every agent that it can hand over to. Changes them in place: call it once. */
export function limitTools<Context>(agent: Agent<Context>, timeoutMs: number): Agent<Context> {
  for (const each of reachableFrom(agent)) each.tools = each.tools.map((tool) => limitedTool(tool, timeoutMs));
  return agent;
}

/** Agents may hand over in circles. */
function reachableFrom<Context>(agent: Agent<Context>, found = new Set<Agent<Context>>()): Set<Agent<Context>> {
  if (found.has(agent)) return found;
  found.add(agent);
  for (const handoff of agent.handoffs) reachableFrom(handoff instanceof Agent ? handoff : handoff.agent, found);
  return found;
}
