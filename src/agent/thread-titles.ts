import type { ThreadItem } from '../protocol/items.js';

const TITLE_LENGTH = 60;

/** The title of a thread from its first question: one line of whole words. Undefined when the question has no words. */
export function titleFrom(items: readonly ThreadItem[]): string | undefined {
  const first = items.find((item) => item.type === 'user_message');
  const text = first?.content.map((part) => part.text).join('') ?? '';
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= TITLE_LENGTH) return line || undefined;
  const cut = line.slice(0, TITLE_LENGTH);
  const words = cut.replace(/\s+\S*$/, '');
  return `${(words || cut).replace(/[\s,;:.–-]+$/, '').slice(0, TITLE_LENGTH - 1)}…`;
}
