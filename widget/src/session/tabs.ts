import type { ChatSession } from './chat-session.js';
import type { ChatState } from './chat-store.js';
import { watchThread } from './threads.js';

const CHANNEL = 'bw:answers';

/**
 * Notifies other tabs of this browser when an answer begins and ends, so that tabs with the same thread follow it. A
 * hidden tab refreshes when it is shown. Returns a function that stops this.
 */
export function joinTabs(session: ChatSession): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  let missed = false;
  const catchUp = (): void => {
    missed = session.busy;
    if (!missed) session.watchFailure(watchThread(session));
  };
  channel.addEventListener('message', ({ data }) => {
    if (!document.hidden && data === session.threadId()) catchUp();
  });
  const stopTelling = tellOfAnswers(session, channel);
  // The other tab may start its next answer while this tab still settles the last one.
  const stopWaiting = session.store.api.subscribe(({ phase }) => {
    if (missed && phase === 'idle') queueMicrotask(() => missed && catchUp());
  });
  return () => {
    stopTelling();
    stopWaiting();
    channel.close();
  };
}

function tellOfAnswers(session: ChatSession, channel: BroadcastChannel): () => void {
  let asked: string | null = null;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target origin.
  const tell = (threadId: string): void => channel.postMessage(threadId);
  return session.store.api.subscribe((state, before) => {
    if (state.phase === before.phase) return;
    if (state.phase === 'streaming') asked = threadAskedIn(session, state);
    if (asked === null || state.phase === 'sending') return;
    tell(asked);
    if (state.phase === 'idle') asked = null;
  });
}

/**
 * Id of the thread if the answer was requested in this tab. Answers that are only followed are announced by their tab.
 */
function threadAskedIn({ store }: ChatSession, { streamingKey }: ChatState): string | null {
  if (streamingKey === null) return null;
  const { thread, stream } = store.conversation(streamingKey);
  return stream?.kind === 'resume' ? null : (thread?.id ?? null);
}
