import type { RefObject } from 'react';
import type { ComposerValue, OutgoingMessage, PanelHandle } from '../host/panel-handle.js';
import { BusyError } from '../session/busy-error.js';
import type { ChatSession } from '../session/chat-session.js';
import { sendAction } from '../session/item-actions.js';
import { messageInput, wordsOf } from '../session/messages.js';
import { sendMessage } from '../session/send.js';
import { newThread, refreshThread, showThread } from '../session/threads.js';
import { chooseTool } from '../session/tools.js';
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
      const quote = message.reply ? { text: message.reply, source: '', truncated: false } : null;
      await sendMessage(session, { input: inputOf(message), quote, files: message.attachments });
    },
    setComposerValue: (value) => setComposerValue(session, value),
    sendCustomAction: (action, itemId) =>
      sendAction(session, {
        action: { type: action.type, payload: action.payload },
        itemId: itemId ?? null,
        streaming: true,
      }),
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

function setComposerValue(
  session: ChatSession,
  { text, content, reply, selectedToolId, selectedModelId }: ComposerValue,
): void {
  const words = content ? wordsOf(content) : text;
  if (words !== undefined) session.drafts.write(session.threadId(), words);
  if (reply !== undefined) session.store.set({ quote: reply ? { text: reply, source: '', truncated: false } : null });
  if (selectedModelId !== undefined) session.store.set({ modelId: selectedModelId });
  if (selectedToolId !== undefined) chooseTool(session, selectedToolId);
}

function closeLayer(session: ChatSession): boolean {
  if (closeInnermostLayer()) return true;
  const wasOpen = session.store.state.historyOpen;
  setHistoryOpen(session, false);
  return wasOpen;
}

const inputOf = ({
  text = '',
  content,
  reply,
  attachments,
  toolChoice,
  model,
}: OutgoingMessage): ReturnType<typeof messageInput> =>
  messageInput({
    text,
    content,
    attachments,
    quote: reply ?? null,
    toolId: toolChoice?.id ?? null,
    modelId: model ?? null,
  });
