import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { readReaderContext } from '../reader-context.js';
import { isTyped } from '../thread-to-input/intros.js';

/** What a model without understanding needs to know of a conversation. */
export interface Conversation {
  readonly question: string;
  /** Oldest first. */
  readonly earlierQuestions: readonly string[];
  readonly selectedText?: string;
  /** What the tools answered to this question. */
  readonly toolOutputs: readonly string[];
}

export function readConversation(input: ModelRequest['input']): Conversation {
  const items: AgentInputItem[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const texts = items.flatMap(userText);
  const questions = texts.filter(isTyped);
  const context = texts.map(readReaderContext).findLast((data) => data !== undefined);
  const asked = items.findLastIndex((item) => 'role' in item && item.role === 'user');
  return {
    question: questions.at(-1) ?? '',
    earlierQuestions: questions.slice(0, -1),
    selectedText: context?.selected_text,
    toolOutputs: items.slice(asked + 1).flatMap(toolOutput),
  };
}

/** What the reader typed is the first part of his message; attached files follow it. */
function userText(item: AgentInputItem): string[] {
  if (!('role' in item) || item.role !== 'user') return [];
  if (typeof item.content === 'string') return [item.content];
  const [first] = item.content;
  return first?.type === 'input_text' ? [first.text] : [];
}

function toolOutput(item: AgentInputItem): string[] {
  if (item.type !== 'function_call_result') return [];
  if (typeof item.output === 'string') return [item.output];
  const parts = Array.isArray(item.output) ? item.output : [item.output];
  return parts.flatMap((part) => ('text' in part ? [part.text] : []));
}
