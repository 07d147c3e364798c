import type { ReactNode } from 'react';
import type { Notice } from '../../conversation/conversation.js';
import { shownConversation } from '../../session/chat-store.js';
import { useChat, usePanel } from '../context.js';
import { IconButton } from '../icon-button.js';
import { Icon } from '../icons/icon.js';
import { MarkdownText } from '../markdown/markdown-text.js';

const ICONS = { info: 'info', warning: 'warning', danger: 'warning' };

/** Notices of the server above the conversation, until the reader dismisses them. */
export function Notices(): ReactNode {
  const { session } = usePanel();
  const notices = useChat((state) => shownConversation(state).notices);
  const dismiss = (id: string): void => {
    const without = notices.filter((notice) => notice.id !== id);
    session.store.change(session.store.state.shownKey, (conversation) => ({ ...conversation, notices: without }));
  };
  if (notices.length === 0) return null;
  return (
    <div className="notices">
      {notices.map((notice) => (
        <Banner key={notice.id} notice={notice} onDismiss={() => dismiss(notice.id)} />
      ))}
    </div>
  );
}

function Banner({
  notice: { level, title, message },
  onDismiss,
}: {
  notice: Notice;
  onDismiss: () => void;
}): ReactNode {
  const { t } = usePanel();
  return (
    <div className={`notice ${level}`} role={level === 'danger' ? 'alert' : 'status'}>
      <Icon name={ICONS[level]} />
      <div className="notice-body">
        {title && <strong>{title}</strong>}
        <MarkdownText text={message} />
      </div>
      <IconButton icon="close" label={t('notice.dismiss')} onClick={onDismiss} />
    </div>
  );
}
