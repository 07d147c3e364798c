import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** A tool that runs in the reader's page. The agent must list it in `stopAtToolNames`, because the turn ends here. */
export const readSelectionTool = tool({
  name: 'read_selection',
  description: 'Reads what the reader has selected on the page.',
  parameters: z.object({ format: z.enum(['text', 'markdown']) }),
  execute({ format }, run?: RunContext<AgentContext>): string {
    run!.context.clientToolCall('read_selection', { format });
    return 'The page is asked.';
  },
});
