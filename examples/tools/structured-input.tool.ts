import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Asks the reader with a form. The agent must list it in `stopAtToolNames`, because the answers start the next turn. */
export const askPreferencesTool = tool({
  name: 'ask_preferences',
  description: 'Asks the reader what the installation is for.',
  parameters: z.object({}),
  execute(_arguments, run?: RunContext<AgentContext>): string {
    const context = run!.context;
    context.stream({
      type: 'thread.item.done',
      item: {
        id: context.generateId('structured_input'),
        thread_id: context.thread.id,
        created_at: context.clock.now().toISOString(),
        type: 'structured_input',
        status: 'pending',
        inputs: [
          {
            id: 'system',
            type: 'multiple_choice',
            question: 'Which system do you use?',
            options: [{ value: 'Linux' }, { value: 'macOS' }, { value: 'Windows' }],
            multiple: false,
          },
          { id: 'goal', type: 'freeform', question: 'What is it for?', description: 'One sentence is enough.' },
        ],
      },
    });
    return 'The reader is asked.';
  },
});
