import { readFileSync } from 'node:fs';
import { Agent, type Model } from '@openai/agents';
import { type ProductName, UNNAMED } from '../content/product-name/product-name.js';
import type { Retriever } from '../rag/retriever.js';
import type { AgentContext } from './agent-context.js';
import { fillIn } from './messages/messages.js';
import { searchContentTool } from './tools/search-content.tool.js';

const INSTRUCTIONS = readFileSync(new URL('./instructions.md', import.meta.url), 'utf8');

/** The agent that answers from the documentation. Its instructions are in instructions.md. */
export function handbookAgent(
  model: Model,
  retriever: Pick<Retriever, 'search'>,
  product: Pick<ProductName, 'current'> = UNNAMED,
): Agent<AgentContext> {
  return new Agent<AgentContext>({
    name: 'Documentation',
    instructions: async () => fillIn(INSTRUCTIONS, { product: await product.current() }),
    model,
    tools: [searchContentTool(retriever)],
  });
}
