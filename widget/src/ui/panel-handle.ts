import type { RefObject } from 'react';
import type { ComposerValue, OutgoingMessage, PanelHandle } from '../host/panel-handle.js';
import { toQuote } from '../host/quote.js';
import { BusyError } from '../session/busy-error.js';
import type { ChatSession } from '../session/chat-session.js';
import { sendAction } from '../session/item-actions.js';
import { messageInput, wordsOf } from '../session/messages.js';
import { sendMessage } from '../session/send.js';
import { newThread, refreshThread, showThread } from '../session/threads.js';
import { chooseTool } from '../session/tools.js';
import { closeInnermostLayer } from './layers.js';

/** Shows or hides the list of chats and emits the event, once for each change. */
export function setHistoryOpen(session: ChatSession, open: boolean): void {
  if (session.store.state.historyOpen === open) return;
  session.store.set({ historyOpen: open });
  session.bridge.emit(open ? 'history.open' : 'history.close', {});
}

/** The methods of the panel for the host. Calls that would interfere with a running answer throw `BusyError`. */
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
      const quote = message.reply ? toQuote({ text: message.reply }) : null;
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
      if (quote) session.store.set({ quote: toQuote(quote) });
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
  if (reply !== undefined) session.store.set({ quote: reply ? toQuote({ text: reply }) : null });
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
