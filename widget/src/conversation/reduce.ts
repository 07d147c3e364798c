import { asObject } from '../wire/guards.js';
import { type ChatEvent, normalizeEvent } from '../wire/normalize.js';
import { type Conversation, log, type Outcome } from './conversation.js';
import { itemAdded, itemDone, itemRemoved, itemReplaced, itemUpdated } from './events/item-events.js';
import { clientEffect, notice, progressUpdate, streamError, streamOptions } from './events/stream-signals.js';
import { threadCreated, threadUpdated } from './events/thread-events.js';

/** The conversation after an event. Pure: the same input always gives the same result. */
export function applyEvent(conversation: Conversation, event: ChatEvent): Conversation {
  switch (event.type) {
    case 'thread.created':
      return threadCreated(conversation, event.thread);
    case 'thread.updated':
      return threadUpdated(conversation, event.thread);
    case 'thread.item.added':
      return itemAdded(conversation, event.item);
    case 'thread.item.done':
      return itemDone(conversation, event.item);
    case 'thread.item.removed':
      return itemRemoved(conversation, event.item_id);
    case 'thread.item.replaced':
      return itemReplaced(conversation, event.item);
    case 'thread.item.updated':
      return itemUpdated(conversation, event.item_id, event.update);
    case 'stream_options':
      return streamOptions(conversation, event);
    case 'progress_update':
      return progressUpdate(conversation, event);
    case 'client_effect':
      return clientEffect(conversation, event);
    case 'notice':
      return notice(conversation, event);
    case 'error':
      return streamError(conversation, event);
  }
}

/** Applies any JSON value that a server sent. What is not a valid event is logged by its type, never by its content. */
export function receive(conversation: Conversation, wireEvent: unknown): Conversation {
  const named = asObject(wireEvent)['type'];
  const type = (typeof named === 'string' ? named : typeof wireEvent).slice(0, 80);
  try {
    const event = normalizeEvent(wireEvent);
    return event === null ? log(conversation, 'event.ignored', { type }) : applyEvent(conversation, event);
  } catch {
    return log(conversation, 'event.failed', { type });
  }
}

/** Returns the outcomes and the conversation without them. */
export function takeOutcomes(conversation: Conversation): [readonly Outcome[], Conversation] {
  const { outcomes } = conversation;
  return outcomes.length === 0 ? [outcomes, conversation] : [outcomes, { ...conversation, outcomes: [] }];
}
