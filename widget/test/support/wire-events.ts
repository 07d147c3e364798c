import { type Conversation, emptyConversation, entriesOf } from '../../src/conversation/conversation.js';
import { receive } from '../../src/conversation/reduce.js';
import { beginStream } from '../../src/conversation/stream-lifecycle.js';
import { assistantItem, userItem } from './items.js';

// Events as a server sends them, and what a conversation shows after them.

export type Wire = Record<string, unknown>;
export const begun = (conversation = emptyConversation()): Conversation =>
  beginStream(conversation, {
    id: 's1',
    kind: 'message',
    startedAt: 0,
    message: userItem('pending', '', 'Hi') as never,
  });
export const fold = (events: readonly Wire[], from = begun()): Conversation =>
  events.reduce<Conversation>(receive, from);
export const added = (id: string, text: string | null = null): Wire => ({
  type: 'thread.item.added',
  item: assistantItem(id, 't', text),
});
export const done = (id: string, text: string, annotations: unknown[] = []): Wire => ({
  type: 'thread.item.done',
  item: assistantItem(id, 't', text, annotations),
});
export const update = (item_id: string, change: Wire): Wire => ({
  type: 'thread.item.updated',
  item_id,
  update: change,
});
export const part = (name: string, content_index: number, more: Wire): Wire => ({
  type: `assistant_message.content_part.${name}`,
  content_index,
  ...more,
});
export const delta = (id: string, text: string, index = 0): Wire =>
  update(id, part('text_delta', index, { delta: text }));
export const texts = (conversation: Conversation): string[] =>
  entriesOf(conversation).flatMap(({ item }) =>
    'content' in item && Array.isArray(item.content)
      ? item.content.map((one) => String((one as { text?: string }).text))
      : [],
  );
export const logged = (conversation: Conversation): string[] =>
  conversation.outcomes.flatMap((outcome) => (outcome.type === 'log' ? outcome.name : []));
