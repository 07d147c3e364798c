import type { ReactNode } from 'react';
import { shownConversation } from '../session/chat-store.js';
import { useChat, usePanel } from './context.js';
import { IconButton } from './icon-button.js';
import { Icon } from './icons/icon.js';
import { MarkdownText } from './markdown/markdown-text.js';

const ICONS = { info: 'info', warning: 'warning', danger: 'warning' };

export function Notices(): ReactNode {
  const { session, t } = usePanel();
  const notices = useChat((state) => shownConversation(state).notices);
  const dismiss = (id: string): void => {
    const without = notices.filter((notice) => notice.id !== id);
    session.store.change(session.store.state.shownKey, (conversation) => ({ ...conversation, notices: without }));
  };
  return notices.map(({ id, level, title, message }) => (
    <div key={id} className={`notice ${level}`} role={level === 'danger' ? 'alert' : 'status'}>
      <Icon name={ICONS[level]} />
      <div className="notice-body">
        {title && <strong>{title}</strong>}
        <MarkdownText text={message} />
      </div>
      <IconButton icon="close" label={t('notice.dismiss')} onClick={() => dismiss(id)} />
    </div>
  ));
}
