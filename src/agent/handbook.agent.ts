import { readFileSync } from 'node:fs';
import { Agent, type Model } from '@openai/agents';
import type { Retriever } from '../rag/retriever.js';
import type { AgentContext } from './agent-context.js';
import { searchContentTool } from './tools/search-content.tool.js';

const INSTRUCTIONS = readFileSync(new URL('./instructions.md', import.meta.url), 'utf8');

/** One call of the model, from the question to its last word: a server that falls silent must not hold an answer for ever. */
const MODEL_CALL_MILLISECONDS = 180_000;

/** The agent that answers from the handbook. What it is told is in instructions.md. */
export function handbookAgent(model: Model, retriever: Pick<Retriever, 'search'>): Agent<AgentContext> {
  return new Agent<AgentContext>({
    name: 'Handbook',
    instructions: INSTRUCTIONS,
    model,
    modelSettings: { timeoutMs: MODEL_CALL_MILLISECONDS },
    tools: [searchContentTool(retriever)],
  });
}
