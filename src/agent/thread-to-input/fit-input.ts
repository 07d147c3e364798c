import type { AgentInputItem } from '@openai/agents';
import { repairInput } from './repair-input.js';
import { type InputPart, textPart } from './user-input.js';

/**
 * An estimate that is precise enough for a budget: English has about four characters per token, other languages fewer.
 */
const CHARACTERS_PER_TOKEN = 4;
/** About how many tokens providers count for an image of any size, and for a PDF of a few pages: not for their base64. */
const MEDIA_TOKENS: ReadonlyMap<string | undefined, number> = new Map([
  ['input_image', 1_000],
  ['input_file', 4_000],
]);

const UNREADABLE = textPart('[An image or file that you cannot read was attached here. Say so if it matters.]');

/**
 * The newest items that fit the budget, repaired. The last message of the user and the items after it are always kept,
 * because without them there is nothing to answer.
 */
export function truncateInput(items: readonly AgentInputItem[], tokens: number): AgentInputItem[] {
  const asked = items.findLastIndex((item) => 'role' in item && item.role === 'user');
  let start = asked < 0 ? items.length : asked;
  let left = tokens - sum(items.slice(start));
  while (start > 0 && left >= tokensOf(items[start - 1]!)) {
    start -= 1;
    left -= tokensOf(items[start]!);
  }
  return repairInput(items.slice(start));
}

function sum(items: readonly AgentInputItem[]): number {
  return items.reduce((total, item) => total + tokensOf(item), 0);
}

/** Estimates the number of tokens of an item. The content of images and files is not read. */
export function tokensOf(item: AgentInputItem): number {
  let media = 0;
  const text = JSON.stringify(item, (_key, value: unknown) => {
    const tokens = MEDIA_TOKENS.get((value as { type?: string } | null)?.type);
    if (tokens === undefined) return value;
    media += tokens;
    return undefined;
  });
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN) + media;
}

/** The same input for a model that reads only text; undefined when it has no images or files. */
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
