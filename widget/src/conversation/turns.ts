import type { AssistantMessageItem, ClientToolCallItem } from '../wire/types.js';
import { type Conversation, type Entry, entriesOf } from './conversation.js';

/** A message of the reader and the items after it, up to the next message. */
export interface Turn {
  key: string;
  question: Entry | null;
  answers: Entry[];
}

const HIDDEN = new Set<string>(['client_tool_call' satisfies ClientToolCallItem['type'], 'end_of_turn', 'unknown']);

/** Groups the entries into turns. Items that are not for readers are skipped. */
export function turnsOf(conversation: Conversation): Turn[] {
  const turns: Turn[] = [];
  for (const entry of entriesOf(conversation)) {
    if (entry.item.type === 'user_message') turns.push({ key: entry.key, question: entry, answers: [] });
    else if (!HIDDEN.has(entry.item.type)) openTurn(turns, entry).answers.push(entry);
  }
  return turns;
}

function openTurn(turns: Turn[], entry: Entry): Turn {
  const last = turns.at(-1);
  if (last) return last;
  const first: Turn = { key: entry.key, question: null, answers: [] };
  turns.push(first);
  return first;
}

/** Text for the clipboard: the messages of the answer, and the `copy_text` of its widgets. */
export const copyTextOf = (turn: Turn): string =>
  turn.answers
    .map(({ item }) => {
      if (item.type === 'assistant_message') return messageText(item);
      return item.type === 'widget' ? (item.copy_text ?? '') : '';
    })
    .filter((text) => text !== '')
    .join('\n\n');

export const messageText = (item: AssistantMessageItem): string => item.content.map((part) => part.text).join('\n\n');

/** The structured input at the end of the thread, if the reader has not answered it; else null. */
export function pendingInputOf(conversation: Conversation): Entry | null {
  const last = entriesOf(conversation).findLast((entry) => entry.item.type !== 'end_of_turn');
  return last?.item.type === 'structured_input' && last.item.status === 'pending' && last.phase === 'done'
    ? last
    : null;
}
