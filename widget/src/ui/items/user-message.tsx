import { memo, type ReactNode } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import { textOf } from '../../session/messages.js';
import type { UserMessageItem } from '../../wire/types.js';
import { usePanel } from '../context.js';

interface UserMessageProps {
  item: UserMessageItem;
  phase: Entry['phase'];
}

export const UserMessage = memo(function UserMessage({ item, phase }: UserMessageProps): ReactNode {
  const { t } = usePanel();
  return (
    <article className="user-message" aria-label={t('message.you')}>
      <div className="bubble" dir="auto">
        {item.quoted_text && (
          <blockquote className="bubble-quote" aria-label={t('message.quote')}>
            {item.quoted_text}
          </blockquote>
        )}
        {item.attachments.length > 0 && (
          <ul className="attachments">
            {item.attachments.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        )}
        <p className="bubble-text">{textOf(item)}</p>
      </div>
      {phase === 'failed' && <p className="message-state danger">{t('message.notSent')}</p>}
    </article>
  );
});
