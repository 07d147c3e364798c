import type { AgentInputItem } from '@openai/agents';
import { type InputPart, textPart } from './user-input.js';

const UNREADABLE = textPart('[An image or file that you cannot read was attached here. Say so if it matters.]');

/** The same input for a model that reads nothing but text; undefined when there is nothing else in it. */
export function withoutMedia(items: readonly AgentInputItem[]): AgentInputItem[] | undefined {
  let found = false;
  const plain = items.map((item) => {
    if (!('role' in item) || item.role !== 'user' || typeof item.content === 'string') return item;
    if (!item.content.some((part) => part.type !== 'input_text')) return item;
    found = true;
    return {
      ...item,
      content: item.content.map((part): InputPart => (part.type === 'input_text' ? part : UNREADABLE)),
    };
  });
  return found ? plain : undefined;
}
