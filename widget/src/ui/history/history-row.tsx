import { type ReactNode, useState } from 'react';
import { shownConversation } from '../../session/chat-store.js';
import { deleteThread, renameThread } from '../../session/threads.js';
import type { ThreadInfo } from '../../wire/normalize.js';
import { useChat, usePanel } from '../context.js';
import { formText } from '../form-text.js';
import { Menu } from '../menu/menu.js';

interface HistoryRowProps {
  thread: ThreadInfo;
  onOpen: () => void;
}

export function HistoryRow({ thread, onOpen }: HistoryRowProps): ReactNode {
  const { session, options, t } = usePanel();
  const [mode, setMode] = useState<'show' | 'rename' | 'delete'>('show');
  const current = useChat((state) => shownConversation(state).thread?.id === thread.id);
  const title = thread.title ?? t('header.untitled');
  const { showDelete = true, showRename = true } = options.history ?? {};
  const back = (): void => setMode('show');
  const attempt = (work: Promise<void>): void => session.watchFailure(work.finally(back));
  if (mode === 'rename')
    return (
      <RenameForm title={title} onCancel={back} onDone={(name) => attempt(renameThread(session, thread.id, name))} />
    );
  if (mode === 'delete')
    return <DeleteQuestion onCancel={back} onConfirm={() => attempt(deleteThread(session, thread.id))} />;
  const entries = [
    ...(showRename
      ? [{ id: 'rename', label: t('history.rename'), icon: 'write-alt2', onSelect: () => setMode('rename') }]
      : []),
    ...(showDelete
      ? [{ id: 'delete', label: t('history.delete'), icon: 'trash', onSelect: () => setMode('delete') }]
      : []),
  ];
  return (
    <li className={current ? 'history-row current' : 'history-row'}>
      <button type="button" className="history-open" aria-current={current} onClick={onOpen} dir="auto">
        {title}
      </button>
      {entries.length > 0 && (
        <Menu icon="dots-horizontal" label={t('history.options', { title })} entries={entries} align="end" />
      )}
    </li>
  );
}

interface RenameFormProps {
  title: string;
  onDone: (title: string) => void;
  onCancel: () => void;
}

function RenameForm({ title, onDone, onCancel }: RenameFormProps): ReactNode {
  const { t } = usePanel();
  const submit = (event: React.FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = formText(new FormData(event.currentTarget), 'title');
    if (name === '' || name === title) onCancel();
    else onDone(name);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.nativeEvent.preventDefault();
    onCancel();
  };
  return (
    <li className="history-row editing">
      <form onSubmit={submit}>
        <input
          name="title"
          className="field"
          defaultValue={title}
          maxLength={200}
          aria-label={t('history.renameLabel')}
          autoFocus
          onFocus={(event) => event.target.select()}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="small-button">
          {t('history.rename')}
        </button>
        <button type="button" className="small-button quiet" onClick={onCancel}>
          {t('history.cancel')}
        </button>
      </form>
    </li>
  );
}

function DeleteQuestion({ onConfirm, onCancel }: { onConfirm: () => void; onCancel: () => void }): ReactNode {
  const { t } = usePanel();
  return (
    <li className="history-row editing" role="group" aria-label={t('history.deleteAsk')}>
      <p>{t('history.deleteAsk')}</p>
      <button type="button" className="small-button danger" autoFocus onClick={onConfirm}>
        {t('history.delete')}
      </button>
      <button type="button" className="small-button quiet" onClick={onCancel}>
        {t('history.cancel')}
      </button>
    </li>
  );
}
