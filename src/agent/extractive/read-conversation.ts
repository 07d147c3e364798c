import type { AgentInputItem, ModelRequest } from '@openai/agents';
import { readReaderData } from '../reader-context.js';
import { isTyped } from '../thread-to-input/user-input.js';

/** What the extractive model needs to know of a conversation. */
export interface Conversation {
  readonly question: string;
  /** Oldest first. */
  readonly earlierQuestions: readonly string[];
  readonly selectedText?: string;
  /** Of the page that the reader has open, such as `pt-BR`. */
  readonly locale?: string;
  /** Whether the server knows which page the reader has open, so that the page alone can be searched. */
  readonly isPageKnown: boolean;
  /** The results of the tool calls for this question. */
  readonly toolOutputs: readonly string[];
}

/** Reads the question, the selection and the tool results from the input of a model. */
export function readConversation(input: ModelRequest['input']): Conversation {
  const items: AgentInputItem[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const questions = items.filter(isTyped).flatMap(userText);
  const written = items.filter((item) => !isTyped(item)).flatMap(userText);
  const reader = written.map(readReaderData).findLast((data) => data !== undefined);
  const asked = items.findLastIndex((item) => 'role' in item && item.role === 'user');
  return {
    question: questions.at(-1) ?? '',
    earlierQuestions: questions.slice(0, -1),
    selectedText: reader?.selectedText?.trim() || undefined,
    locale: reader?.locale,
    isPageKnown: reader?.isPageKnown ?? false,
    toolOutputs: items.slice(asked + 1).flatMap(toolOutput),
  };
}

/** The first part of a message of the user; in a typed message, attached files follow it. */
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
