import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Shows the reader a message that is not part of the answer. */
export const checkQuotaTool = tool({
  name: 'check_quota',
  description: 'Tells how much of the storage quota is used.',
  parameters: z.object({}),
  execute(_arguments, run?: RunContext<AgentContext>): string {
    run!.context.notice('warning', 'Uploads stop at **100 %**.', 'Almost full');
    return '93 % of the quota is used.';
  },
});
