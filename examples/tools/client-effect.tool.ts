import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';

/** Makes the reader's page do something. It does not wait for the page and gets no result from it. */
export const highlightTool = tool({
  name: 'highlight',
  description: 'Highlights a section of the page that the reader has open.',
  parameters: z.object({ section: z.string().describe('Anchor of the section') }),
  execute({ section }, run?: RunContext<AgentContext>): string {
    run!.context.clientEffect('highlight', { section });
    return 'The section is highlighted.';
  },
});
