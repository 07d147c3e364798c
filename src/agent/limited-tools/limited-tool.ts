import { Logger } from '@nestjs/common';
import { Agent, type Tool } from '@openai/agents';
import { explainFaults } from '../tool-calls/explain-faults.js';
import type { Schema } from '../tool-calls/json-types.js';
import { plainSchema } from '../tool-calls/plain-schema.js';
import { cutToolOutput } from './cut-tool-output.js';

const logger = new Logger('Tools');

const FAILED = 'The tool failed. Go on without it, or tell the reader that this did not work.';
const TIMED_OUT =
  'The tool took too long and was stopped. Go on without it, or tell the reader that this did not work.';

/**
 * Limits the tools of an agent and of every agent that it can hand over to. Changes the agents in place: call it once.
 */
export function limitTools<Context>(agent: Agent<Context>, timeoutMs: number): Agent<Context> {
  for (const each of reachableFrom(agent)) each.tools = each.tools.map((tool) => limitedTool(tool, timeoutMs));
  return agent;
}

/** All agents reachable by handoffs, which may form circles. */
function reachableFrom<Context>(agent: Agent<Context>, found = new Set<Agent<Context>>()): Set<Agent<Context>> {
  if (found.has(agent)) return found;
  found.add(agent);
  for (const handoff of agent.handoffs) reachableFrom(handoff instanceof Agent ? handoff : handoff.agent, found);
  return found;
}

/**
 * A tool that cannot end an answer: when it throws, takes too long or gets arguments that do not fit, the model gets a
 * message and continues, and its result is cut to `TOOL_OUTPUT_LIMIT`. A time limit and a message that the tool has already are kept. Hosted tools run
 * at the provider and are returned unchanged.
 */
export function limitedTool<Context>(tool: Tool<Context>, timeoutMs: number): Tool<Context> {
  if (tool.type !== 'function') return tool;
  const parameters = plainSchema(tool.parameters as Schema);
  return {
    ...tool,
    parameters: parameters as typeof tool.parameters,
    timeoutMs: tool.timeoutMs ?? timeoutMs,
    timeoutBehavior: 'error_as_result',
    timeoutErrorFunction: tool.timeoutErrorFunction ?? (() => TIMED_OUT),
    async invoke(runContext, input, details) {
      const faults = explainFaults(tool.name, input, parameters);
      if (faults !== undefined) {
        logger.log(
          `A call of ${tool.name} was not made, because its arguments do not fit. The model was told what to change.`,
        );
        return faults;
      }
      try {
        return cutToolOutput(await tool.invoke(runContext, input, details));
      } catch (error) {
        // The answer was stopped, and the tool with it: this is not a failure of the tool.
        if (details?.signal?.aborted) throw error;
        logger.error(`The tool ${tool.name} failed.`, error instanceof Error ? error.stack : error);
        return FAILED;
      }
    },
  };
}
