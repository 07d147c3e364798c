import { readFileSync } from 'node:fs';
import { Agent, type Model } from '@openai/agents';
import type { Retriever } from '../rag/retriever.js';
import type { AgentContext } from './agent-context.js';
import { searchContentTool } from './tools/search-content.tool.js';

const INSTRUCTIONS = readFileSync(new URL('./instructions.md', import.meta.url), 'utf8');

/** The agent that answers from the handbook. Its instructions are in instructions.md. */
export function handbookAgent(model: Model, retriever: Pick<Retriever, 'search'>): Agent<AgentContext> {
  return new Agent<AgentContext>({
    name: 'Handbook',
    instructions: INSTRUCTIONS,
    model,
    tools: [searchContentTool(retriever)],
  });
}
