import { memo, type ReactNode } from 'react';
import type { Entry } from '../../conversation/conversation.js';
import type { UserMessageContent, UserMessageItem } from '../../wire/types.js';
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
        <p className="bubble-text">
          {item.content.map((part, index) => (part.type === 'input_tag' ? <Tag key={index} tag={part} /> : part.text))}
        </p>
      </div>
      {phase === 'failed' && <p className="message-state danger">{t('message.notSent')}</p>}
    </article>
  );
});

type TagPart = Extract<UserMessageContent, { type: 'input_tag' }>;

/** An entity that the message names. A click on it notifies the page. */
function Tag({ tag: { id, text, data, group, interactive } }: { tag: TagPart }): ReactNode {
  const { options } = usePanel();
  const onClick = options.entities?.onClick;
  if (!interactive || !onClick) return <span className="tag">{text}</span>;
  const entity = { id, title: text, interactive, data, ...(group ? { group } : {}) };
  return (
    <button type="button" className="tag" onClick={() => onClick(entity)}>
      {text}
    </button>
  );
}
