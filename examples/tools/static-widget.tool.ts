import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Shows a widget. The second argument is the text that the copy button copies. */
export const showContactTool = tool({
  name: 'show_contact',
  description: 'Shows how to reach support.',
  parameters: z.object({}),
  async execute(_arguments, run?: RunContext<AgentContext>): Promise<string> {
    await run!.context.streamWidget(
      {
        type: 'Card',
        children: [
          { type: 'Title', value: 'Support' },
          { type: 'Text', value: 'Weekdays from 9 to 17.' },
          { type: 'Badge', label: 'Open', color: 'success' },
        ],
      },
      'Support: weekdays from 9 to 17.',
    );
    return 'The contact card is shown.';
  },
});
