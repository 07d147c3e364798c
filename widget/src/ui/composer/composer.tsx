import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { shownConversation } from '../../session/chat-store.js';
import { sendDraft } from '../../session/send.js';
import { chooseTool } from '../../session/tools.js';
import { useChat, usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';
import { ModelMenu, ToolMenu } from './choices.js';
import { PageChip } from './page-chip.js';
import { QuoteChip } from './quote-chip.js';
import { useDraft } from './use-draft.js';

const MAX_CHARACTERS = 8_000;
/** What WebKit reports for keys that its input method has taken (bug 165004). */
const COMPOSING_KEY_CODE = 229;

export function Composer({ input }: { input: RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const { session, options, t } = usePanel();
  const [text, setText] = useDraft();
  const quote = useChat((state) => state.quote);
  const toolId = useChat((state) => state.toolId);
  const blocked = useBlocked();
  useGrowing(input, text);
  const send = (): void => {
    void sendDraft(session).then(() => forgetTool());
  };
  const forgetTool = (): void => {
    const tool = options.composer?.tools?.find(({ id }) => id === toolId);
    if (tool && !tool.persistent) chooseTool(session, null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    // Enter confirms a word of an input method; it must not send half a sentence.
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
        maxLength={MAX_CHARACTERS}
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

/** Send becomes Stop in its place, so that the pointer that sent can stop. */
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

/** Why nothing can be written now, or null. */
function useBlocked(): string | null {
  const { t } = usePanel();
  const status = useChat((state) => shownConversation(state).thread?.status);
  const needsSignIn = useChat((state) => state.needsSignIn);
  if (needsSignIn) return t('signIn.needed');
  if (!status || status.type === 'active') return null;
  return status.reason ?? t(status.type === 'locked' ? 'thread.locked' : 'thread.closed');
}

/** Grows with its text to eight lines, then scrolls. */
function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const area = input.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text, input]);
}
