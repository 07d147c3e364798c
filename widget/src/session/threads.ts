import { emptyConversation } from '../conversation/conversation.js';
import { openThread, prependOlder, reconcile } from '../conversation/history.js';
import { normalizeThread } from '../wire/normalize.js';
import type { ChatSession } from './chat-session.js';
import { shownConversation } from './chat-store.js';
import { isMissing } from './failures.js';

const REFRESH_MILLISECONDS = 3_000;
const lastRefresh = new WeakMap<ChatSession, number>();

/** Shows an empty chat. Its thread is created with the first message. */
export function newThread(session: ChatSession): void {
  session.store.show(emptyConversation());
  session.store.set({ loadFailed: null, historyOpen: false });
  session.memory.set('thread', null);
  session.bridge.emit('thread.change', { threadId: null });
}

/** Loads a thread, shows it, and follows its active run if it has one. A deleted thread shows a new chat. */
export async function showThread(session: ChatSession, threadId: string): Promise<void> {
  const { store, bridge } = session;
  store.set({ loadingThread: true, loadFailed: null, historyOpen: false });
  bridge.emit('thread.load.start', { threadId });
  try {
    const loaded = await session.threads.load(threadId);
    store.show(openThread(loaded));
    session.memory.set('thread', threadId);
    store.set({ loadingThread: false });
    bridge.emit('thread.change', { threadId });
  } catch (error) {
    openFailed(session, threadId, error);
  } finally {
    store.set({ loadingThread: false });
    bridge.emit('thread.load.end', { threadId });
  }
  await followActiveRun(session);
}

function openFailed(session: ChatSession, threadId: string, error: unknown): void {
  if (isMissing(error)) return newThread(session);
  session.store.set({ loadFailed: threadId });
  session.report(error);
}

async function followActiveRun(session: ChatSession, watches = false): Promise<void> {
  const key = session.store.state.shownKey;
  const threadId = session.threadId();
  if (threadId === null || session.busy) return;
  const runId = await session.client.activeRun(threadId).catch(() => null);
  if (runId === null || session.busy || session.store.state.shownKey !== key) return;
  const call = { kind: 'resume', request: null, runId } as const;
  const end = await (watches ? session.watch(key, call) : session.answer(key, call));
  if (end !== 'stopped') await refreshThread(session, key);
}

/** Loads the thread again and merges it into the conversation. */
export async function refreshThread(session: ChatSession, key = session.store.state.shownKey): Promise<void> {
  const threadId = session.store.conversation(key).thread?.id;
  if (!threadId || session.busy) return;
  lastRefresh.set(session, Date.now());
  try {
    const loaded = await session.threads.load(threadId);
    if (!session.busy) session.store.change(key, (conversation) => reconcile(conversation, loaded));
  } catch (error) {
    if (isMissing(error) && key === session.store.state.shownKey) return newThread(session);
    session.report(error);
  }
}

/** Refreshes the thread when the tab becomes visible or the network returns, at most every three seconds. */
export async function catchUp(session: ChatSession): Promise<void> {
  // The reader may have signed in elsewhere; the next response decides.
  session.store.set({ needsSignIn: false });
  if (session.busy || Date.now() - (lastRefresh.get(session) ?? 0) < REFRESH_MILLISECONDS) return;
  await refreshThread(session);
  await followActiveRun(session);
}

/** Follows an answer in the shown thread that another tab requested. */
export async function watchThread(session: ChatSession): Promise<void> {
  await refreshThread(session);
  await followActiveRun(session, true);
}

/** Loads the page before the shown items. Does nothing while one is loading or when there is none. */
export async function loadOlder(session: ChatSession): Promise<void> {
  const { store } = session;
  const { shownKey, loadingOlder } = store.state;
  const { hasOlder, olderCursor, thread } = shownConversation(store.state);
  if (!hasOlder || loadingOlder || thread === null) return;
  store.set({ loadingOlder: true });
  try {
    const page = await session.threads.items(thread.id, olderCursor);
    store.change(shownKey, (conversation) => prependOlder(conversation, page));
  } catch (error) {
    session.report(error);
  } finally {
    store.set({ loadingOlder: false });
  }
}

/** Loads the list of chats again, or with `more` its next page. */
export async function loadHistory(session: ChatSession, more = false): Promise<void> {
  const { store, threads } = session;
  const before = store.state.history;
  store.set({ history: { ...before, status: 'loading' } });
  try {
    const page = await threads.list(more ? before.cursor : null);
    const known = new Set(more ? before.threads.map((thread) => thread.id) : []);
    const fresh = page.threads.filter((thread) => !known.has(thread.id));
    const listed = more ? [...before.threads, ...fresh] : fresh;
    store.set({ history: { threads: listed, status: 'ready', cursor: page.cursor, hasMore: page.hasMore } });
  } catch (error) {
    store.set({ history: { ...store.state.history, status: 'failed' } });
    session.report(error);
  }
}

/** Renames a thread. Rejects if the server does; the list then stays unchanged. */
export async function renameThread(session: ChatSession, threadId: string, title: string): Promise<void> {
  const { store, client } = session;
  const renamed = normalizeThread(
    await client.json({ type: 'threads.update', params: { thread_id: threadId, title } }),
  );
  const named = renamed?.title ?? title;
  const { history, conversations } = store.state;
  const threads = history.threads.map((thread) => (thread.id === threadId ? { ...thread, title: named } : thread));
  store.set({ history: { ...history, threads } });
  for (const [key, { thread }] of Object.entries(conversations))
    if (thread?.id === threadId)
      store.change(key, (conversation) => ({ ...conversation, thread: { ...thread, title: named } }));
}

/** Deletes a thread with its draft. Rejects if the server does. The shown thread is replaced by a new chat. */
export async function deleteThread(session: ChatSession, threadId: string): Promise<void> {
  const { store, client } = session;
  await client.json({ type: 'threads.delete', params: { thread_id: threadId } });
  const { history } = store.state;
  store.set({ history: { ...history, threads: history.threads.filter((thread) => thread.id !== threadId) } });
  session.drafts.write(threadId, '');
  if (session.threadId() !== threadId) return;
  newThread(session);
  store.set({ historyOpen: true });
}
