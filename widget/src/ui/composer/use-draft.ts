import { useSyncExternalStore } from 'react';
import { shownConversation } from '../../session/chat-store.js';
import { useChat, usePanel } from '../context.js';

/** The text of the shown thread's draft, kept outside React so that the host and a reload find it too. */
export function useDraft(): [string, (text: string) => void] {
  const { session } = usePanel();
  const threadId = useChat((state) => shownConversation(state).thread?.id ?? null);
  const text = useSyncExternalStore(
    (listener) => session.drafts.subscribe(listener),
    () => session.drafts.read(threadId),
  );
  return [text, (next) => session.drafts.write(threadId, next)];
}
