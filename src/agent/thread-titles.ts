import type { ThreadItem } from '../protocol/items.js';
import { cutAtWord } from '../text/cut.js';

const TITLE_LENGTH = 60;

/** The title of a thread from its first question: one line of whole words. Undefined when the question has no words. */
export function titleFrom(items: readonly ThreadItem[]): string | undefined {
  const first = items.find((item) => item.type === 'user_message');
  const text = first?.content.map((part) => part.text).join('') ?? '';
  const line = text.replace(/\s+/g, ' ').trim();
  return cutAtWord(line, TITLE_LENGTH, /[\s,;:.–-]+$/) || undefined;
}
