import { type ReactNode, useEffect, useState } from 'react';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';

/** Shows the page that is sent as context. For display only: the context is read again when a message is sent. */
export function PageChip(): ReactNode {
  const { bridge, options, t } = usePanel();
  const [title, setTitle] = useState(() => bridge.pageTitle());
  useEffect(() => {
    const read = (): void => setTitle(bridge.pageTitle());
    read();
    return bridge.onPageChange(read);
  }, [bridge, options]);
  if (!title) return null;
  return (
    <span className="page-chip" title={title}>
      <Icon name="book-open" size={14} />
      <span>{t('composer.reading', { title })}</span>
    </span>
  );
}
