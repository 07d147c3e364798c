import { itemReplaced } from '../conversation/events/item-events.js';
import { asObject } from '../wire/guards.js';
import { normalizeItem } from '../wire/normalize-item.js';
import type { Action, StructuredInputSubmission } from '../wire/types.js';
import { BusyError } from './busy-error.js';
import type { ChatSession } from './chat-session.js';
import { refreshThread } from './threads.js';

export interface SentAction {
  action: Action;
  itemId: string | null;
  /** False requests a single JSON response, which is possible while an answer streams. */
  streaming: boolean;
}

/** Sends a widget action. Throws without a thread, and `BusyError` for a streaming action while an answer runs. */
export async function sendAction(session: ChatSession, { action, itemId, streaming }: SentAction): Promise<void> {
  const threadId = session.threadId();
  if (threadId === null) throw new Error('An action needs a thread: send a message first.');
  const params = { thread_id: threadId, ...(itemId ? { item_id: itemId } : {}), action };
  const key = session.store.state.shownKey;
  if (!streaming) return applyAction(session, key, params);
  if (session.busy) throw new BusyError();
  await session.answer(key, { kind: 'action', request: session.request('threads.custom_action', params) });
}

async function applyAction(session: ChatSession, key: string, params: Record<string, unknown>): Promise<void> {
  const answer = asObject(await session.client.json(session.request('threads.sync_custom_action', params)));
  const item = normalizeItem(answer['updated_item']);
  if (item) session.store.change(key, (conversation) => itemReplaced(conversation, item));
}

/** Sends the reader's answers and runs the continued answer. Throws `BusyError` while an answer runs. */
export async function submitStructuredInput(
  session: ChatSession,
  itemId: string,
  input: StructuredInputSubmission,
): Promise<void> {
  if (session.busy) throw new BusyError();
  const key = session.store.state.shownKey;
  const params = { thread_id: session.threadId(), item_id: itemId, input };
  const request = session.request('threads.add_structured_input', params);
  const end = await session.answer(key, { kind: 'structured-input', request });
  if (end === 'interrupted') await refreshThread(session, key);
}

/** Sends feedback for all items of a turn. It is shown at once and undone if the server rejects it. */
export async function giveFeedback(
  session: ChatSession,
  itemIds: readonly string[],
  kind: 'positive' | 'negative',
): Promise<void> {
  const { store, client } = session;
  const before = store.state.feedback;
  store.set({ feedback: { ...before, ...Object.fromEntries(itemIds.map((id) => [id, kind])) } });
  try {
    const params = { thread_id: session.threadId(), item_ids: itemIds, kind };
    await client.json({ type: 'items.feedback', params });
  } catch (error) {
    store.set({ feedback: before });
    session.report(error);
  }
}
