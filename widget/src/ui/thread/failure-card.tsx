import { type ReactNode, useEffect, useState } from 'react';
import type { Failure } from '../../conversation/conversation.js';
import { editFailed, retry } from '../../session/send.js';
import type { Translate } from '../../strings/translate.js';
import { usePanel } from '../context.js';
import { Icon } from '../icons/icon.js';

interface FailureCardProps {
  failure: Failure;
  /** The message did not reach the server, so the reader may edit it before sending it again. */
  unsent: boolean;
}

/** Explains a failure below its turn and offers the one action that helps. */
export function FailureCard({ failure, unsent }: FailureCardProps): ReactNode {
  const { session, t } = usePanel();
  const seconds = useSecondsUntil(failure.retryAt);
  const canEdit = unsent && !failure.canRetry;
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <p>{wordsFor(failure, seconds, t)}</p>
      {failure.canRetry && (
        <button
          type="button"
          className="small-button"
          disabled={seconds > 0}
          onClick={() => session.watchFailure(retry(session))}
        >
          {t('failure.retry')}
        </button>
      )}
      {canEdit && (
        <button type="button" className="small-button" onClick={() => editFailed(session)}>
          {t('failure.edit')}
        </button>
      )}
    </div>
  );
}

function wordsFor(failure: Failure, seconds: number, t: Translate): string {
  if (failure.kind === 'rate-limited' && seconds > 0) return t('failure.rateLimitedFor', { seconds });
  return failure.message || t(`failure.${failure.kind}`);
}

function useSecondsUntil(time: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const seconds = time === undefined ? 0 : Math.max(0, Math.ceil((time - now) / 1_000));
  useEffect(() => {
    if (seconds === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [seconds === 0]);
  return seconds;
}
