import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Sends events itself: a task that the reader sees, and a note that only the model reads in later turns. */
export const fileTicketTool = tool({
  name: 'file_ticket',
  description: 'Files a support ticket for the reader.',
  parameters: z.object({ subject: z.string() }),
  execute({ subject }, run?: RunContext<AgentContext>): string {
    const context = run!.context;
    const base = { thread_id: context.thread.id, created_at: context.clock.now().toISOString() };
    context.stream({
      type: 'thread.item.done',
      item: {
        ...base,
        id: context.generateId('task'),
        type: 'task',
        task: { type: 'custom', title: 'Ticket filed', content: subject, icon: 'mail', status_indicator: 'complete' },
      },
    });
    context.stream({
      type: 'thread.item.done',
      item: {
        ...base,
        id: context.generateId('hidden_context'),
        type: 'hidden_context_item',
        content: `A ticket about "${subject}" exists. Do not file it again.`,
      },
    });
    return 'The ticket is filed.';
  },
});
