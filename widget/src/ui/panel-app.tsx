import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { pendingInputOf } from '../conversation/turns.js';
import type { WidgetBridge } from '../host/bridge.js';
import type { PanelHandle } from '../host/panel-handle.js';
import { ChatSession } from '../session/chat-session.js';
import { shownConversation } from '../session/chat-store.js';
import { joinTabs } from '../session/tabs.js';
import { catchUp, showThread } from '../session/threads.js';
import { adoptStyle } from '../shell/dom.js';
import { createTranslate } from '../strings/translate.js';
import { Composer } from './composer/composer.js';
import { InputForm } from './composer/input-form.js';
import { PanelContextValue, useChat, usePanel } from './context.js';
import { Header } from './header.js';
import { HistoryView } from './history/history-view.js';
import { LiveRegion } from './live-region.js';
import { MarkdownText } from './markdown/markdown-text.js';
import css from './panel.css?inline';
import { createHandle, setHistoryOpen } from './panel-handle.js';
import { ThreadView } from './thread/thread-view.js';

interface PanelAppProps {
  bridge: WidgetBridge;
  onReady: (handle: PanelHandle) => void;
}

/** The content of the panel. `onReady` is called once, with the methods of the panel. */
export function PanelApp({ bridge, onReady }: PanelAppProps): ReactNode {
  const [session] = useState(() => new ChatSession(bridge));
  const [options, setOptions] = useState(() => bridge.options());
  const composer = useRef<HTMLTextAreaElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const take = (): void => {
      setOptions(bridge.options());
      session.store.set({ needsSignIn: false });
    };
    return bridge.onOptionsChange(take);
  }, [bridge, session]);
  const locale = bridge.locale();
  const t = useMemo(() => createTranslate(locale, options.strings), [locale, options.strings]);
  useLayoutEffect(() => {
    const root = panel.current?.getRootNode();
    if (root instanceof ShadowRoot) adoptStyle(root, css);
    onReady(createHandle(session, composer));
  }, []);
  useBeginning(session);
  useConnection(session);
  return (
    <PanelContextValue value={{ session, bridge, options, t }}>
      <div className="app" ref={panel}>
        <Header onHistory={(open) => setHistoryOpen(session, open)} />
        <Body composer={composer} />
        <LiveRegion />
      </div>
    </PanelContextValue>
  );
}

function Body({ composer }: { composer: React.RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const { options, t } = usePanel();
  const historyOpen = useChat((state) => state.historyOpen);
  const offline = useChat((state) => state.offline);
  const pending = useChat((state) => pendingInputOf(shownConversation(state)));
  if (historyOpen) return <HistoryView />;
  const { disclaimer } = options;
  return (
    <>
      <ThreadView />
      <footer className="foot">
        {offline && (
          <p className="offline" role="status">
            {t('status.offline')}
          </p>
        )}
        {pending?.item.type === 'structured_input' ? (
          <InputForm key={pending.key} item={pending.item} />
        ) : (
          <Composer input={composer} />
        )}
        {disclaimer?.text && (
          <div className={disclaimer.highContrast ? 'disclaimer strong' : 'disclaimer'}>
            <MarkdownText text={disclaimer.text} />
          </div>
        )}
      </footer>
    </>
  );
}

/** Opens the thread that the host names, or the last one. */
function useBeginning(session: ChatSession): void {
  useEffect(() => {
    const { initialThread } = session.bridge.options();
    const threadId = initialThread === undefined ? session.memory.get('thread') : initialThread;
    if (threadId) session.watchFailure(showThread(session, threadId));
  }, [session]);
}

function useConnection(session: ChatSession): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const refresh = (): void => session.watchFailure(catchUp(session));
    const back = (): void => {
      session.store.set({ offline: false });
      refresh();
    };
    session.store.set({ offline: navigator.onLine === false });
    window.addEventListener('offline', () => session.store.set({ offline: true }), { signal });
    window.addEventListener('online', back, { signal });
    document.addEventListener('visibilitychange', () => !document.hidden && refresh(), { signal });
    window.addEventListener('focus', refresh, { signal });
    return () => stop.abort();
  }, [session]);
  useEffect(() => joinTabs(session), [session]);
}
