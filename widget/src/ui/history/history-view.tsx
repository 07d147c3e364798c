import { type ReactNode, useEffect } from 'react';
import { loadHistory, showThread } from '../../session/threads.js';
import { useChat, usePanel } from '../context.js';
import { HistoryRow } from './history-row.js';

export function HistoryView(): ReactNode {
  const { session, t } = usePanel();
  const { threads, status, hasMore } = useChat((state) => state.history);
  useEffect(() => session.watchFailure(loadHistory(session)), [session]);
  const open = async (threadId: string): Promise<void> => {
    await session.stop();
    await showThread(session, threadId);
  };
  return (
    <div className="history">
      {status === 'loading' && threads.length === 0 && (
        <div className="column skeleton" role="status" aria-label={t('history.loading')}>
          {['70%', '55%', '80%', '45%'].map((width, index) => (
            <div key={index} className="bone" style={{ width }} />
          ))}
        </div>
      )}
      {status === 'failed' && (
        <div className="centered" role="alert">
          <p>{t('history.failed')}</p>
          <button type="button" className="small-button" onClick={() => session.watchFailure(loadHistory(session))}>
            {t('failure.retry')}
          </button>
        </div>
      )}
      {status === 'ready' && threads.length === 0 && <p className="centered quiet">{t('history.empty')}</p>}
      <ul className="history-list">
        {threads.map((thread) => (
          <HistoryRow key={thread.id} thread={thread} onOpen={() => session.watchFailure(open(thread.id))} />
        ))}
      </ul>
      {hasMore && (
        <button
          type="button"
          className="small-button more"
          disabled={status === 'loading'}
          onClick={() => session.watchFailure(loadHistory(session, true))}
        >
          {t('history.more')}
        </button>
      )}
    </div>
  );
}
