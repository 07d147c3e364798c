import type { ReactNode } from 'react';
import { copyTextOf, type Turn } from '../../conversation/turns.js';
import { giveFeedback } from '../../session/item-actions.js';
import { retry } from '../../session/send.js';
import { useChat, usePanel } from '../context.js';
import { IconButton } from '../icon-button.js';
import { useCopy } from '../use-copy.js';

interface TurnActionsProps {
  turn: Turn;
  /** False after a failure: its card decides whether a retry is offered. */
  canRetry: boolean;
}

/** Buttons for a finished answer: copy, feedback and retry. */
export function TurnActions({ turn, canRetry }: TurnActionsProps): ReactNode {
  const { session, options, t } = usePanel();
  const [copied, copy] = useCopy();
  const feedback = useChat((state) => state.feedback);
  const busy = useChat((state) => state.phase !== 'idle');
  const itemIds = turn.answers.flatMap(({ serverId }) => serverId ?? []);
  const judged = feedback[itemIds[0] ?? ''];
  const { feedback: offersFeedback = true, retry: offersRetry = true } = options.threadItemActions ?? {};
  const judge = (kind: 'positive' | 'negative') => () => void giveFeedback(session, itemIds, kind);
  const text = copyTextOf(turn);
  return (
    <div className="turn-actions" role="group" aria-label={t('turn.actions')}>
      {text !== '' && (
        <IconButton
          icon={copied ? 'check' : 'copy'}
          label={t(copied ? 'turn.copied' : 'turn.copy')}
          onClick={() => copy(text)}
        />
      )}
      {offersFeedback && itemIds.length > 0 && (
        <>
          <IconButton
            icon="thumbs-up"
            label={t('turn.good')}
            aria-pressed={judged === 'positive'}
            onClick={judge('positive')}
          />
          <IconButton
            icon="thumbs-down"
            label={t('turn.bad')}
            aria-pressed={judged === 'negative'}
            onClick={judge('negative')}
          />
        </>
      )}
      {offersRetry && canRetry && turn.question && (
        <IconButton
          icon="reload"
          label={t('turn.retry')}
          disabled={busy}
          onClick={() => session.watchFailure(retry(session, turn.key))}
        />
      )}
    </div>
  );
}
