import { InvalidRequestError } from '../common/errors/invalid-request.error.js';
import type { ThreadItem } from '../protocol/items.js';
import { cutAtWord } from '../text/cut.js';
import { TITLE_CHARACTERS } from './limits.js';

/** Returns a title that is short enough for a list. An empty title means that the thread has none. */
export function checkTitle(title: string): string {
  if (title.length <= TITLE_CHARACTERS) return title;
  throw new InvalidRequestError(`A title has at most ${TITLE_CHARACTERS} characters. Shorten it.`, [
    { path: 'params.title', message: `Longer than ${TITLE_CHARACTERS} characters` },
  ]);
}

const TITLE_LENGTH = 60;

/** The title of a thread from its first question: one line of whole words. Undefined when the question has no words. */
export function titleFrom(items: readonly ThreadItem[]): string | undefined {
  const line = questionIn(items).replace(/\s+/g, ' ').trim();
  return cutAtWord(line, TITLE_LENGTH, /[\s,;:.–-]/) || undefined;
}

/** The text of the first question of a thread; empty without one. */
export function questionIn(items: readonly ThreadItem[]): string {
  const first = items.find((item) => item.type === 'user_message');
  return first?.content.map((part) => part.text).join('') ?? '';
}
