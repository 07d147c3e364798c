import type { ReactNode } from 'react';
import type { HeaderAction } from '../host/options.js';
import { shownConversation } from '../session/chat-store.js';
import { newThread } from '../session/threads.js';
import { useChat, usePanel } from './context.js';
import { IconButton } from './icon-button.js';

export function Header({ onHistory }: { onHistory: (open: boolean) => void }): ReactNode {
  const { session, bridge, options, t } = usePanel();
  const { enabled = true, title, leftAction, rightAction } = options.header ?? {};
  const historyOpen = useChat((state) => state.historyOpen);
  const threadTitle = useChat((state) => shownConversation(state).thread?.title ?? null);
  const startNew = async (): Promise<void> => {
    await session.stop();
    newThread(session);
  };
  if (!enabled) return null;
  const shownTitle = historyOpen ? t('header.history') : (title?.text ?? threadTitle ?? t('header.untitled'));
  const showsHistory = options.history?.enabled ?? true;
  return (
    <header className="header">
      {leftAction && <Action action={leftAction} />}
      {showsHistory &&
        (historyOpen ? (
          <IconButton icon="chevron-left" className="flips" label={t('header.back')} onClick={() => onHistory(false)} />
        ) : (
          <IconButton icon="history" label={t('header.history')} onClick={() => onHistory(true)} />
        ))}
      {title?.enabled === false && !historyOpen ? (
        <span className="title" />
      ) : (
        <h2 className="title" dir="auto">
          {shownTitle}
        </h2>
      )}
      {rightAction && <Action action={rightAction} />}
      <IconButton icon="new-chat" label={t('header.new')} onClick={() => void startNew()} />
      {options.layout !== 'inline' && (
        <IconButton icon="close" label={t('header.close')} onClick={() => bridge.close()} />
      )}
    </header>
  );
}

const Action = ({ action }: { action: HeaderAction }): ReactNode => (
  <IconButton icon={action.icon} label={action.label ?? action.icon} onClick={action.onClick} />
);
