import type { Identity } from '../../src/auth/identity.js';
import type { AssistantMessageItem, HiddenContextItem, UserMessageItem } from '../../src/protocol/items.js';
import type { ThreadMetadata } from '../../src/protocol/threads.js';
import type { RunRecord } from '../../src/threads/run-store.js';

/** One moment for everything: order must never come from the time. */
export const NOON = '2026-01-31T12:00:00.000Z';

export const ADA: Identity = { tenantId: 'acme', userId: 'ada' };
export const BOB: Identity = { tenantId: 'acme', userId: 'bob' };
/** The same user name in another tenant. */
export const OTHER_ADA: Identity = { tenantId: 'umbrella', userId: 'ada' };

export function aThread(id: string, members: Partial<ThreadMetadata> = {}): ThreadMetadata {
  return { id, created_at: NOON, status: { type: 'active' }, metadata: {}, ...members };
}

export function anAnswer(id: string, text = `text of ${id}`, threadId = 'thread_1'): AssistantMessageItem {
  return {
    id,
    thread_id: threadId,
    created_at: NOON,
    type: 'assistant_message',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

export function aQuestion(id: string, text = `text of ${id}`, threadId = 'thread_1'): UserMessageItem {
  return {
    id,
    thread_id: threadId,
    created_at: NOON,
    type: 'user_message',
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  };
}

export function aHiddenItem(
  id: string,
  content: unknown = 'for the model only',
  threadId = 'thread_1',
): HiddenContextItem {
  return { id, thread_id: threadId, created_at: NOON, type: 'hidden_context_item', content };
}

export function aRun(members: Partial<RunRecord> = {}): RunRecord {
  return { id: 'run_1', owner: ADA, threadId: 'thread_1', status: 'active', createdAt: NOON, ...members };
}
