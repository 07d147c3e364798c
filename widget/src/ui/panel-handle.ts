import type { RefObject } from 'react';
import type { OutgoingMessage, PanelHandle } from '../host/panel-handle.js';
import { BusyError } from '../session/busy-error.js';
import type { ChatSession } from '../session/chat-session.js';
import { sendAction } from '../session/item-actions.js';
import { messageInput } from '../session/messages.js';
import { sendMessage } from '../session/send.js';
import { newThread, refreshThread, showThread } from '../session/threads.js';
import { closeInnermostLayer } from './layers.js';

export function setHistoryOpen(session: ChatSession, open: boolean): void {
  if (session.store.state.historyOpen === open) return;
  session.store.set({ historyOpen: open });
  session.bridge.emit(open ? 'history.open' : 'history.close', {});
}

/** The host's view of the panel. What would collide with a running answer is refused, never queued. */
export function createHandle(session: ChatSession, composer: RefObject<HTMLTextAreaElement | null>): PanelHandle {
  const whenFree = (): void => {
    if (session.busy) throw new BusyError();
  };
  const focusSoon = (): void => void requestAnimationFrame(() => composer.current?.focus());
  return {
    focusComposer: focusSoon,
    setThreadId: async (threadId) => {
      whenFree();
      if (threadId === null) newThread(session);
      else await showThread(session, threadId);
    },
    sendUserMessage: async (message) => {
      whenFree();
      if (message.newThread) newThread(session);
      await sendMessage(session, inputOf(message), message.reply ? { text: message.reply, source: '', truncated: false } : null);
    },
    setComposerValue: ({ text, reply }) => {
      if (text !== undefined) session.drafts.write(session.threadId(), text);
      if (reply !== undefined) session.store.set({ quote: reply ? { text: reply, source: '', truncated: false } : null });
    },
    sendCustomAction: (action, itemId) => sendAction(session, { action: { type: action.type, payload: action.payload }, itemId: itemId ?? null, streaming: true }),
    fetchUpdates: async () => {
      whenFree();
      await refreshThread(session);
    },
    showHistory: () => setHistoryOpen(session, true),
    hideHistory: () => setHistoryOpen(session, false),
    ask: ({ text, quote }) => {
      setHistoryOpen(session, false);
      if (text) session.drafts.write(session.threadId(), text);
      if (quote) session.store.set({ quote: { source: '', truncated: false, ...quote } });
      focusSoon();
    },
    escape: () => closeLayer(session),
    dispose: () => session.dispose(),
  };
}

function closeLayer(session: ChatSession): boolean {
  if (closeInnermostLayer()) return true;
  const wasOpen = session.store.state.historyOpen;
  setHistoryOpen(session, false);
  return wasOpen;
}

function inputOf({ text, content, reply, toolChoice, model }: OutgoingMessage): ReturnType<typeof messageInput> {
  const input = messageInput({ text: text ?? '', quote: reply ?? null, toolId: toolChoice?.id ?? null, modelId: model ?? null });
  return content ? { ...input, content } : input;
}
