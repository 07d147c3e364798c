import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Reports progress. Each line replaces the line before it, and no line is stored. */
export const checkOrderTool = tool({
  name: 'check_order',
  description: 'Tells where an order is. Use it when the reader asks about a delivery.',
  parameters: z.object({ order: z.string() }),
  execute({ order }, run?: RunContext<AgentContext>): string {
    const context = run!.context;
    context.progress(`Looking up order ${order}…`, 'search');
    context.progress('Asking the carrier…', 'globe');
    return `Order ${order} arrives tomorrow.`;
  },
});
