import { Logger } from '@nestjs/common';
import type { Agent, StreamRunOptions } from '@openai/agents';

const logger = new Logger('ToolCalls');

/**
 * Options of a run in which a call of a tool that does not exist is answered with the names of the tools, so that the
 * model can continue. Without them the run fails.
 */
export function toldOfUnknownTools<Context>(
  agent: Agent<Context>,
): Pick<StreamRunOptions<Context>, 'toolNotFoundBehavior' | 'toolErrorFormatter'> {
  return {
    toolNotFoundBehavior: 'return_error_to_model',
    toolErrorFormatter({ kind, toolName }) {
      if (kind !== 'tool_not_found') return undefined;
      logger.log('The model called a tool that does not exist. It was told which tools exist.');
      return explainUnknownTool(toolName, namesOfTools(agent));
    },
  };
}

function namesOfTools<Context>({ tools }: Agent<Context>): string[] {
  return tools.flatMap((tool) => ('name' in tool ? [tool.name] : []));
}

/** What the model is told instead of a result when it calls a tool that does not exist. */
function explainUnknownTool(name: string, tools: readonly string[]): string {
  const offer = tools.length === 0 ? 'There are no tools: answer without one.' : `The tools are: ${tools.join(', ')}.`;
  return `There is no tool ${name}, so nothing was done. ${offer}`;
}
