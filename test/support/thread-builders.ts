import { type Identity, LOCAL_IDENTITY, type Owner, principalsOf } from '../../src/auth/identity.js';
import type { ThreadStreamEvent } from '../../src/protocol/events.js';
import type { AssistantMessageItem, HiddenContextItem, UserMessageItem } from '../../src/protocol/items.js';
import type { ThreadMetadata } from '../../src/protocol/threads.js';
import type { RunRecord } from '../../src/threads/run-store.js';

/** The time of every row. It is the same for all, because no order may depend on time. */
export const NOON = '2026-01-31T12:00:00.000Z';

export const ADA: Owner = { tenantId: 'acme', userId: 'ada' };
export const BOB: Owner = { tenantId: 'acme', userId: 'bob' };
/** The same user name in another tenant. */
export const OTHER_ADA: Owner = { tenantId: 'umbrella', userId: 'ada' };

/** An owner as a caller who may do what every reader may do. */
export function asCaller(owner: Owner): Identity {
  return { ...LOCAL_IDENTITY, ...owner, kind: 'user', principals: principalsOf(owner) };
}

const OF_THREAD = { thread_id: 'thread_1', created_at: NOON };

export function aThread(members: Partial<ThreadMetadata> = {}): ThreadMetadata {
  return { id: 'thread_1', created_at: NOON, status: { type: 'active' }, metadata: {}, ...members };
}

export function aRun(members: Partial<RunRecord> = {}): RunRecord {
  return { id: 'run_1', owner: ADA, threadId: 'thread_1', status: 'active', createdAt: NOON, ...members };
}

/** @param message `text` becomes its content. Without an `id`, messages of different texts have different ids. */
export function aUserMessage(message: Partial<UserMessageItem> & { readonly text?: string } = {}): UserMessageItem {
  const { id = `msg_${message.text?.slice(0, 20) ?? 'question'}`, text = `text of ${id}`, ...members } = message;
  return {
    ...OF_THREAD,
    id,
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
    ...members,
  };
}

/** @param message `text` becomes its only content part. */
export function anAnswer(
  message: Partial<AssistantMessageItem> & { readonly text?: string } = {},
): AssistantMessageItem {
  const { id = 'msg_answer', text = `text of ${id}`, ...members } = message;
  return {
    ...OF_THREAD,
    id,
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations: [] }],
    ...members,
  };
}

export function aHiddenItem(members: Partial<HiddenContextItem> = {}): HiddenContextItem {
  return { ...OF_THREAD, id: 'hcx_1', type: 'hidden_context_item', content: 'for the model only', ...members };
}

/** Appends to the first content part of an answer. */
export function aTextDelta(itemId: string, delta: string): ThreadStreamEvent {
  return {
    type: 'thread.item.updated',
    item_id: itemId,
    update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta },
  };
}
