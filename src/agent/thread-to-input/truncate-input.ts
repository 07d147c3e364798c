import type { AgentInputItem } from '@openai/agents';
import { repairInput } from './repair-input.js';

/** Good enough for a budget: English has about four characters a token, other languages fewer. */
const CHARACTERS_PER_TOKEN = 4;
/** What providers charge for an image, whatever its bytes. */
const IMAGE_TOKENS = 1_000;

/**
 * The newest items that fit the budget, repaired. The last message of the user, and what follows it, stay in any case:
 * without it there is nothing to answer.
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

/** An estimate. */
export function tokensOf(item: AgentInputItem): number {
  let images = 0;
  const text = JSON.stringify(item, (_key, value: unknown) => {
    if ((value as { type?: string } | null)?.type !== 'input_image') return value;
    images += 1;
    return undefined;
  });
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN) + images * IMAGE_TOKENS;
}
