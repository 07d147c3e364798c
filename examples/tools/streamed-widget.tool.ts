import { type RunContext, tool } from '@openai/agents';
import { z } from 'zod';
import type { AgentContext } from '../../src/agent/agent-context.js';
import type { WidgetRoot } from '../../src/protocol/widgets.js';

/** Shows a widget whose text grows. Only the new part of each state is sent. */
export const draftMailTool = tool({
  name: 'draft_mail',
  description: 'Drafts a mail and shows it to the reader.',
  parameters: z.object({ greeting: z.string(), body: z.string() }),
  async execute({ greeting, body }, run?: RunContext<AgentContext>): Promise<string> {
    await run!.context.streamWidget(draft([greeting, body]), `${greeting}\n\n${body}`);
    return 'The draft is shown.';
  },
});

/** A text with an `id` and `streaming: true` grows by deltas. The last state, with `streaming: false`, is sent whole. */
async function* draft(paragraphs: string[]): AsyncGenerator<WidgetRoot> {
  let value = '';
  for (const paragraph of paragraphs) {
    value += value === '' ? paragraph : `\n\n${paragraph}`;
    yield mail(value, true);
  }
  yield mail(value, false);
}

function mail(value: string, streaming: boolean): WidgetRoot {
  return { type: 'Card', children: [{ type: 'Markdown', id: 'draft', value, streaming }] };
}
