import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useSyncExternalStore } from 'react';
import { MESSAGE_LIMIT } from '../../host/limits.js';
import { shownConversation } from '../../session/chat-store.js';
import { sendDraft } from '../../session/send.js';
import { chooseTool } from '../../session/tools.js';
import { useChat, usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { ModelMenu, ToolMenu } from './choices.js';
import { PageChip } from './page-chip.js';
import { QuoteChip } from './quote-chip.js';

/** `keyCode` that WebKit reports for keys used by an input method, where `isComposing` is wrong (bug 165004). */
const COMPOSING_KEY_CODE = 229;

/** The message box with its quote, tools, models and the Send button. */
export function Composer({ input }: { input: RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const { session, options, t } = usePanel();
  const [text, setText] = useDraft();
  const quote = useChat((state) => state.quote);
  const toolId = useChat((state) => state.toolId);
  const blocked = useBlocked();
  useGrowing(input, text);
  const send = (): void => {
    session.watchFailure(sendDraft(session).then(() => forgetTool()));
  };
  const forgetTool = (): void => {
    const tool = options.composer?.tools?.find(({ id }) => id === toolId);
    if (tool && !tool.persistent) chooseTool(session, null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    // Enter confirms a word of an input method; it must not send the message.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === COMPOSING_KEY_CODE) return;
    event.preventDefault();
    send();
  };
  const tool = options.composer?.tools?.find(({ id }) => id === toolId);
  const usual = options.composer?.placeholder ?? t('composer.placeholder');
  const placeholder = quote ? t('composer.placeholderQuote') : (tool?.placeholderOverride ?? usual);
  return (
    <div className="composer">
      <QuoteChip />
      <textarea
        ref={input}
        className="composer-input"
        rows={1}
        dir="auto"
        maxLength={MESSAGE_LIMIT}
        aria-label={t('composer.label')}
        placeholder={blocked ?? placeholder}
        disabled={blocked !== null}
        value={text}
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-row">
        <ToolMenu />
        <PageChip />
        <span className="gap" />
        <ModelMenu />
        <SendButton ready={text.trim() !== '' && blocked === null} onSend={send} />
      </div>
    </div>
  );
}

/** Stop takes the place of Send, so that the pointer is already on it. */
function SendButton({ ready, onSend }: { ready: boolean; onSend: () => void }): ReactNode {
  const { session, t } = usePanel();
  const phase = useChat((state) => state.phase);
  const canStop = useChat((state) => shownConversation(state).stream?.allowCancel ?? true);
  const loading = useChat((state) => state.loadingThread);
  if (phase !== 'idle')
    return (
      <button
        type="button"
        className="send"
        aria-label={t('composer.stop')}
        data-tip={t('composer.stop')}
        disabled={!canStop}
        onClick={() => void session.stop()}
      >
        <span className="stop-square" />
      </button>
    );
  return (
    <button
      type="button"
      className="send"
      aria-label={t('composer.send')}
      data-tip={t('composer.send')}
      disabled={!ready || loading}
      onClick={onSend}
    >
      <Icon name="arrow-up" size={18} />
    </button>
  );
}

/** The draft of the shown thread. It is kept outside React, so that the host and a reload find it too. */
function useDraft(): [string, (text: string) => void] {
  const { session } = usePanel();
  const threadId = useChat((state) => shownConversation(state).thread?.id ?? null);
  const text = useSyncExternalStore(
    (listener) => session.drafts.subscribe(listener),
    () => session.drafts.read(threadId),
  );
  return [text, (next) => session.drafts.write(threadId, next)];
}

/** Why the message box is disabled; null when it is not. */
function useBlocked(): string | null {
  const { t } = usePanel();
  const status = useChat((state) => shownConversation(state).thread?.status);
  const needsSignIn = useChat((state) => state.needsSignIn);
  if (needsSignIn) return t('signIn.needed');
  if (!status || status.type === 'active') return null;
  return status.reason ?? t(status.type === 'locked' ? 'thread.locked' : 'thread.closed');
}

/** Makes the message box as high as its text. The style sheet limits it to eight lines. */
function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, input]);
}
