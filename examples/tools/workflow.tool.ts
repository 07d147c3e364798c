import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Shows its steps as a workflow: a list of tasks that grows while the tool runs and is stored in the thread. */
export const comparePlansTool = tool({
  name: 'compare_plans',
  description: 'Compares the plans that the reader can choose from.',
  parameters: z.object({ plans: z.array(z.string()).min(2) }),
  async execute({ plans }, run?: RunContext<AgentContext>): Promise<string> {
    const context = run!.context;
    context.startWorkflow({ type: 'custom', tasks: [] });
    const prices: string[] = [];
    for (const plan of plans) {
      const task = { type: 'custom' as const, title: `Price of ${plan}` };
      const index = context.addWorkflowTask({ ...task, status_indicator: 'loading' });
      prices.push(`${plan}: ${await priceOf(plan)}`);
      context.updateWorkflowTask({ ...task, content: prices.at(-1), status_indicator: 'complete' }, index);
    }
    context.endWorkflow({ summary: { title: `Compared ${plans.length} plans` }, expanded: true });
    return prices.join('\n');
  },
});

/** A placeholder for a call to one of your systems. */
async function priceOf(plan: string): Promise<string> {
  return `${plan.length * 5} euros a month`;
}
