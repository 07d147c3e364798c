import type { ChatSession } from './chat-session.js';
import type { ChatState } from './chat-store.js';
import { watchThread } from './threads.js';

const CHANNEL = 'bw:answers';

/**
 * Tabs of one browser tell each other in which thread an answer begins and ends, so that those that show it follow
 * along. A hidden tab catches up when it is shown.
 */
export function joinTabs(session: ChatSession): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  let missed = false;
  const catchUp = (): void => {
    missed = session.busy;
    if (!missed) void watchThread(session);
  };
  channel.addEventListener('message', ({ data }) => {
    if (!document.hidden && data === session.threadId()) catchUp();
  });
  const stopTelling = tellOfAnswers(session, channel);
  // The next answer can begin in the other tab before this one has settled the last.
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
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of one origin.
  const tell = (threadId: string): void => channel.postMessage(threadId);
  return session.store.api.subscribe((state, before) => {
    if (state.phase === before.phase) return;
    if (state.phase === 'streaming') asked = threadAskedIn(session, state);
    if (asked === null || state.phase === 'sending') return;
    tell(asked);
    if (state.phase === 'idle') asked = null;
  });
}

/** Only of answers that were asked for here: those that are merely followed are announced by their own tab. */
function threadAskedIn({ store }: ChatSession, { streamingKey }: ChatState): string | null {
  if (streamingKey === null) return null;
  const { thread, stream } = store.conversation(streamingKey);
  return stream?.kind === 'resume' ? null : (thread?.id ?? null);
}
